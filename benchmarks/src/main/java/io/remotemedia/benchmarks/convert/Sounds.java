package io.remotemedia.benchmarks.convert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Noise in every sample format. */
final class Sounds {
  private Sounds() {}

  static AudioBuffer noise(AudioFormat format, int frames, RandomGenerator random) {
    int samples = frames * format.channels();
    switch (format.sampleFormat()) {
      case F32 -> {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
          values[i] = random.nextFloat(-1, 1);
        }
        return AudioBuffer.of(format, values);
      }
      case I16 -> {
        short[] values = new short[samples];
        for (int i = 0; i < samples; i++) {
          values[i] = (short) random.nextInt();
        }
        return AudioBuffer.of(format, values);
      }
      case I32 -> {
        int[] values = new int[samples];
        for (int i = 0; i < samples; i++) {
          values[i] = random.nextInt();
        }
        return AudioBuffer.of(format, values);
      }
    }
    throw new AssertionError(format);
  }

  /** A buffer of this many bytes, less one when the number is odd. */
  static AudioBuffer bytes(long count) {
    AudioFormat format = new AudioFormat(48_000, 1, SampleFormat.I16);
    return noise(format, (int) (count / 2), new SplittableRandom(1));
  }

  /** Copies a buffer into a new one that is got as a node gets its output. */
  static AudioBuffer copy(AudioBuffer source) {
    WritableAudioBuffer target = new WritableAudioBuffer(source.format(), source.frames());
    int count = source.sampleCount();
    switch (source.format().sampleFormat()) {
      case F32 -> source.floats().get(target.floats(), 0, count);
      case I16 -> source.shorts().get(target.shorts(), 0, count);
      case I32 -> source.ints().get(target.ints(), 0, count);
    }
    return target.freeze();
  }
}
