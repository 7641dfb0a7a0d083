package io.remotemedia.plugins.formatconvert;

/**
 * Noise with a triangular density between -1 and 1: the sum of two uniform numbers of width 1.
 *
 * <p>A number is a function of seed, channel and frame, not of the numbers before it. So no split
 * into chunks can change it. It is the output of the SplitMix64 generator at that place (Steele,
 * Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014), whose state is a
 * counter.
 */
final class TriangularNoise {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final double SCALE = 0x1p-32;

  private final long start;

  TriangularNoise(long seed, int channel) {
    // Mixed twice, so that neighbouring seeds and channels start far apart.
    start = mix(mix(seed) + GAMMA * (channel + 1));
  }

  /** The number of one frame. */
  double at(long frame) {
    long bits = mix(start + GAMMA * (frame + 1));
    long sum = (bits >>> 32) + (bits & 0xffff_ffffL);
    // The two halves lie between 0 and 2^32 - 1: their sum, centred, has mean 0 exactly.
    return (sum - 0xffff_ffffL) * SCALE;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
