package io.remotemedia.benchmarks.resample;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A native library, one shot. */
record NativeConverter(String name, NativeResampler library, int in, int out, int quality)
    implements Converter {
  private static final int SPARE_FRAMES = 4096;

  @Override
  public double[] convert(float[] samples) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment from = arena.allocateFrom(ValueLayout.JAVA_FLOAT, samples);
      long most = Math.ceilDiv((long) samples.length * out, in) + SPARE_FRAMES;
      MemorySegment to = arena.allocate(ValueLayout.JAVA_FLOAT, most);
      double[] values = new double[(int) library.once(in, out, quality, from, to)];
      for (int i = 0; i < values.length; i++) {
        values[i] = to.getAtIndex(ValueLayout.JAVA_FLOAT, i);
      }
      return values;
    }
  }
}
