package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.WritableAudioBuffer;

/**
 * Plain loops over a scratch array, for a JVM without the Vector API. The compiler turns loops over
 * arrays into vector code more readily than loops over views of buffers.
 */
final class ScalarKernel implements SampleKernel {
  /** The most that the scratch array takes. */
  static final long SCRATCH_BYTES = (long) BLOCK_SAMPLES * Integer.BYTES;

  private final SampleFormat to;
  private final Object scratch;

  ScalarKernel(SampleFormat from, SampleFormat to) {
    this.to = to;
    this.scratch =
        switch (from) {
          case F32 -> new float[BLOCK_SAMPLES];
          case I16 -> new short[BLOCK_SAMPLES];
          case I32 -> new int[BLOCK_SAMPLES];
        };
  }

  @Override
  public boolean convert(AudioBuffer in, int from, int count, WritableAudioBuffer out) {
    if (to == SampleFormat.F32) {
      in.copyFloats(from, out.floats(), from, count);
      return true;
    }
    return switch (scratch) {
      case float[] samples -> fromFloats(in, from, count, out, samples);
      case short[] samples -> {
        in.shorts().get(from, samples, 0, count);
        toI32(samples, count, out.ints(), from);
        yield true;
      }
      case int[] samples -> {
        in.ints().get(from, samples, 0, count);
        toI16(samples, count, out.shorts(), from);
        yield true;
      }
      default -> throw new AssertionError(to);
    };
  }

  private boolean fromFloats(
      AudioBuffer in, int from, int count, WritableAudioBuffer out, float[] samples) {
    in.floats().get(from, samples, 0, count);
    if (to == SampleFormat.I16) {
      toI16(samples, count, out.shorts(), from);
    } else {
      toI32(samples, count, out.ints(), from);
    }
    return allNumbers(samples, count);
  }

  private static boolean allNumbers(float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      if (Float.isNaN(samples[i])) {
        return false;
      }
    }
    return true;
  }

  private static void toI16(float[] samples, int count, short[] target, int at) {
    for (int i = 0; i < count; i++) {
      target[at + i] = SampleRounding.toI16(samples[i]);
    }
  }

  private static void toI32(float[] samples, int count, int[] target, int at) {
    for (int i = 0; i < count; i++) {
      target[at + i] = SampleRounding.toI32(samples[i]);
    }
  }

  private static void toI16(int[] samples, int count, short[] target, int at) {
    for (int i = 0; i < count; i++) {
      target[at + i] = SampleRounding.toI16(samples[i]);
    }
  }

  private static void toI32(short[] samples, int count, int[] target, int at) {
    for (int i = 0; i < count; i++) {
      target[at + i] = SampleRounding.toI32(samples[i]);
    }
  }
}
