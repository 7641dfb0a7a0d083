package io.remotemedia.plugins.vad;

/**
 * Where the bins of a spectrum lie in the critical bands of the ear (Zwicker 1961), from 100 Hz to
 * 3.7 kHz: the telephone band, which every rate from 8 kHz on carries.
 */
final class BandLayout {
  private static final int[] EDGES_HZ = {
    100, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700
  };

  /** The most bands that there are. */
  static final int MOST_BANDS = EDGES_HZ.length - 1;

  private final int[] firstBin;

  /**
   * The layout for one kind of spectrum. At low rates the bands beyond half the rate are missing.
   *
   * @param rate rate of the analysed signal, Hz
   * @param size length of the transform
   */
  BandLayout(double rate, int size) {
    int count = 1;
    while (count < MOST_BANDS && EDGES_HZ[count + 1] <= 0.47 * rate) {
      count++;
    }
    firstBin = new int[count + 1];
    for (int b = 0; b <= count; b++) {
      int nearest = (int) Math.round(EDGES_HZ[b] * size / rate);
      int previous = b == 0 ? 0 : firstBin[b - 1];
      firstBin[b] = Math.min(size / 2, Math.max(previous + 1, nearest));
    }
  }

  int count() {
    return firstBin.length - 1;
  }

  /**
   * Adds up a spectrum by bands.
   *
   * @param bins the spectrum
   * @param at where its bin 0 lies
   * @param sums receives {@link #count} numbers
   * @param to where the first one goes
   */
  void sum(float[] bins, int at, float[] sums, int to) {
    int bin = at + firstBin[0];
    for (int band = 0; band < firstBin.length - 1; band++) {
      int end = at + firstBin[band + 1];
      float sum = 0;
      for (; bin < end; bin++) {
        sum += bins[bin];
      }
      sums[to + band] = sum;
    }
  }

  /** Number of bins of a band. */
  int width(int band) {
    return firstBin[band + 1] - firstBin[band];
  }
}
