package io.remotemedia.plugins.vad;

/**
 * The memory in which one batch of hops is analysed. It holds nothing between batches, so a few
 * serve all streams.
 */
final class Workspace {
  /** The longest transform: 32 ms just below 16 kHz. */
  static final int LONGEST_TRANSFORM = 512;

  private static final int MOST_BINS = LONGEST_TRANSFORM / 2;

  /** Real parts in lanes. */
  final float[] re = new float[MOST_BINS * Kernels.MOST_LANES];

  /** Imaginary parts in lanes. */
  final float[] im = new float[MOST_BINS * Kernels.MOST_LANES];

  /** Results in lanes. */
  final float[] lanes = new float[MOST_BINS * Kernels.MOST_LANES];

  /** The spectra, hop after hop. */
  final float[] power = new float[MOST_BINS * Kernels.MOST_LANES];

  /** What stands above the background in the lower half of one spectrum. */
  final float[] magnitudes = new float[MOST_BINS];

  /** Power per band and hop. */
  final float[] signalInBands = new float[BandLayout.MOST_BANDS * Kernels.MOST_LANES];

  /** Background per band and hop. */
  final float[] noiseInBands = new float[BandLayout.MOST_BANDS * Kernels.MOST_LANES];

  /** One number per hop. */
  final float[] voicing = new float[Kernels.MOST_LANES];

  static long memoryBytes() {
    return 4L * MOST_BINS * (4 * Kernels.MOST_LANES + 1)
        + 4L * Kernels.MOST_LANES * (2 * BandLayout.MOST_BANDS + 1);
  }
}
