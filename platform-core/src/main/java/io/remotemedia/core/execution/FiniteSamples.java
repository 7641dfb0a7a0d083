package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.SampleFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Tells NaN and infinity from numbers.
 *
 * <p>What a client sends passes as it is. A NaN that a node makes out of finite samples is its
 * fault: it would spread through everything after it.
 */
final class FiniteSamples {
  private static final int EXPONENT = 0x7F80_0000;

  /** Added to an exponent of all ones, and to no other, it reaches the sign bit. */
  private static final int LOWEST_EXPONENT_BIT = 0x0080_0000;

  private FiniteSamples() {}

  static boolean hold(AudioBuffer audio) {
    if (audio.format().sampleFormat() != SampleFormat.F32) {
      return true;
    }
    MemorySegment samples = audio.segment();
    int count = audio.sampleCount();
    int carry = 0;
    for (int i = 0; i < count; i++) {
      int bits = samples.get(ValueLayout.JAVA_INT_UNALIGNED, (long) i * Float.BYTES);
      carry |= (bits & EXPONENT) + LOWEST_EXPONENT_BIT;
    }
    return carry >= 0;
  }
}
