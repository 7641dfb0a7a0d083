package io.remotemedia.plugins.vad;

/**
 * Measures how periodic a hop is at the pitches of voices, 70 to 400 Hz: the highest peak of the
 * autocorrelation of what stands above the background in the lower half of the spectrum, relative
 * to its value at lag 0. Compressing the spectrum to magnitudes sharpens the peak (Tolonen and
 * Karjalainen 2000). Not thread-safe.
 */
final class VoicingMeter {
  private static final double LOWEST_HZ = 70;
  private static final double HIGHEST_HZ = 400;

  /** Bins count from this many times the background on. */
  private static final float ABOVE_FLOOR = 2;

  private final int bins;
  private final int firstLag;
  private final int lastLag;
  private final RealFft transform;
  private final float[] magnitudes;
  private final float[] correlation;

  /**
   * A meter for one kind of spectrum.
   *
   * @param rate rate of the analysed signal, Hz
   * @param size length of the transform that gave the spectrum
   */
  VoicingMeter(double rate, int size) {
    bins = size / 4;
    transform = new RealFft(2 * bins);
    magnitudes = new float[2 * bins];
    correlation = new float[bins];
    double lagRate = rate / 2;
    firstLag = Math.max(2, (int) Math.floor(lagRate / HIGHEST_HZ));
    lastLag = Math.min(bins - 2, (int) Math.ceil(lagRate / LOWEST_HZ));
  }

  /** Bytes that a meter for one length of transform holds. */
  static long memoryBytes(int size) {
    return RealFft.memoryBytes(size / 2) + 3L * size;
  }

  /**
   * Measures one hop.
   *
   * @param power its spectrum
   * @param floor the background in it
   * @return 0 for noise to 1 for a pure voice
   */
  float measure(float[] power, float[] floor) {
    for (int k = 1; k < bins; k++) {
      float rest = power[k] - ABOVE_FLOOR * floor[k];
      float magnitude = rest > 0 ? (float) Math.sqrt(rest) : 0;
      magnitudes[k] = magnitude;
      magnitudes[2 * bins - k] = magnitude;
    }
    transform.realPart(magnitudes, correlation);
    return correlation[0] > 0 ? Math.max(0, highestPeak() / correlation[0]) : 0;
  }

  private float highestPeak() {
    float highest = 0;
    for (int lag = firstLag; lag <= lastLag; lag++) {
      float value = correlation[lag];
      boolean peak = value >= correlation[lag - 1] && value >= correlation[lag + 1];
      highest = peak ? Math.max(highest, value) : highest;
    }
    return highest;
  }
}
