package io.remotemedia.plugins.vad;

/**
 * The cosines and sines of transforms of one length, a power of two. Immutable and shared.
 *
 * @param size length of the real transform
 * @param cosines of {@code 2 pi i / size}, for the first half of {@code i}
 * @param sines of the same angles
 * @param places where pair {@code i} of samples goes, in the order of decimation in time, in lanes
 */
record Turns(int size, float[] cosines, float[] sines, int[] places) {
  private static final int SHORTEST = 8;

  static Turns of(int size) {
    if (Integer.bitCount(size) != 1 || size < SHORTEST) {
      throw new IllegalArgumentException("length %d is no power of two from 8".formatted(size));
    }
    float[] cosines = new float[size / 2];
    float[] sines = new float[size / 2];
    for (int i = 0; i < size / 2; i++) {
      double angle = 2 * Math.PI * i / size;
      cosines[i] = (float) Math.cos(angle);
      sines[i] = (float) Math.sin(angle);
    }
    return new Turns(size, cosines, sines, places(size / 2));
  }

  private static int[] places(int half) {
    int[] places = new int[half];
    int bits = Integer.numberOfTrailingZeros(half);
    for (int i = 0; i < half; i++) {
      places[i] = (Integer.reverse(i) >>> (Integer.SIZE - bits)) * Kernels.MOST_LANES;
    }
    return places;
  }

  int half() {
    return size / 2;
  }
}
