package io.remotemedia.plugins.vad;

/**
 * Measures how periodic hops are at the pitches of voices, 70 to 400 Hz: the highest peak of the
 * autocorrelation of what stands above the background in the lower half of the spectrum, relative
 * to its value at lag 0. Compressing the spectrum to magnitudes sharpens the peak (Tolonen and
 * Karjalainen 2000). Not thread-safe.
 */
final class VoicingMeter {
  private static final double LOWEST_HZ = 70;
  private static final double HIGHEST_HZ = 400;

  /** Bins count from this many times the background on. */
  private static final float ABOVE_FLOOR = 2;

  private final Kernels kernels;
  private final int bins;
  private final int firstLag;
  private final int lastLag;
  private final LaneTransform transform;

  VoicingMeter(Kernels kernels, AnalysisTables tables) {
    AnalysisRate rate = tables.rate();
    this.kernels = kernels;
    bins = rate.transformSize() / 4;
    transform = new LaneTransform(kernels, tables.correlation());
    double lagRate = rate.hertz() / 2;
    lastLag = Math.min(bins - 2, (int) Math.ceil(lagRate / LOWEST_HZ));
    firstLag = Math.min(lastLag, Math.max(2, (int) Math.floor(lagRate / HIGHEST_HZ)));
  }

  /**
   * Takes one hop.
   *
   * @param space holds its spectrum
   * @param hop its place in the batch
   * @param at where its spectrum lies
   * @param floor the background in it
   */
  void load(Workspace space, int hop, int at, float[] floor) {
    kernels.magnitudesAbove(space.power, at, floor, ABOVE_FLOOR, space.magnitudes, bins);
    space.magnitudes[0] = 0;
    transform.loadMirrored(space, hop, space.magnitudes);
  }

  /**
   * Measures the hops that were loaded: 0 for noise to 1 for a pure voice.
   *
   * @param space receives {@code voicing}
   * @param hops how many
   */
  void measure(Workspace space, int hops) {
    transform.realParts(space, hops);
    kernels.highestPeaks(space.lanes, firstLag, lastLag, space.voicing, hops);
    for (int hop = 0; hop < hops; hop++) {
      float whole = space.lanes[hop];
      space.voicing[hop] = whole > 0 ? Math.min(1, space.voicing[hop] / whole) : 0;
    }
  }
}
