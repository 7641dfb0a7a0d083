package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A fingerprint of a buffer, over 64 samples spread over the whole of it and its ends: who writes
 * to it after it was emitted (an array that it kept) is noticed, at a cost that does not grow with
 * the buffer. A change that spares all of these samples is not noticed; it can harm the execution
 * of that node only, because no buffer is ever shared between executions.
 */
final class BufferSeal {
  private static final int SAMPLES = 64;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private BufferSeal() {}

  static long of(AudioBuffer audio) {
    MemorySegment samples = audio.segment();
    int width = audio.format().sampleFormat().bytes();
    long count = audio.sampleCount();
    long hash = count;
    if (count == 0) {
      return hash;
    }
    long step = Math.max(1, count / SAMPLES);
    for (long i = 0; i < count; i += step) {
      hash = (hash ^ sample(samples, width, i)) * MIX;
    }
    return (hash ^ sample(samples, width, count - 1)) * MIX;
  }

  private static int sample(MemorySegment samples, int width, long index) {
    return width == Short.BYTES
        ? samples.get(ValueLayout.JAVA_SHORT_UNALIGNED, index * Short.BYTES)
        : samples.get(ValueLayout.JAVA_INT_UNALIGNED, index * Integer.BYTES);
  }
}
