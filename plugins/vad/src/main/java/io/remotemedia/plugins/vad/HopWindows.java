package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * Lowers the rate of hops and keeps the newest samples, so that windows of several hops can be
 * analysed together. Not thread-safe.
 */
final class HopWindows {
  private final Decimator decimator;
  private final float[] signal;
  private final int windowLength;
  private final int[] starts = new int[Kernels.MOST_LANES];
  private int length;
  private int filled;
  private int waiting;

  HopWindows(Kernels kernels, AnalysisTables tables, int mostSamples) {
    AnalysisRate rate = tables.rate();
    decimator = new Decimator(kernels, tables.decimation(), mostSamples);
    windowLength = rate.windowLength();
    signal = new float[windowLength + Kernels.MOST_LANES * rate.most(mostSamples)];
    reset();
  }

  /** Bytes that are held for hops of a length. */
  static long memoryBytes(AnalysisRate rate, int mostSamples) {
    return Decimator.memoryBytes(rate.factor(), mostSamples)
        + 4L * (rate.windowLength() + (long) Kernels.MOST_LANES * rate.most(mostSamples));
  }

  /**
   * Hears one hop; the caller {@linkplain #forget forgets} after {@link Kernels#MOST_LANES} hops.
   *
   * @param samples mono samples from index 0
   * @param count number of samples
   */
  void hear(float[] samples, int count) {
    if (length + count / decimator.factor() + 1 > signal.length) {
      makeRoom();
    }
    int arrived = decimator.decimate(samples, count, signal, length);
    length += arrived;
    filled = Math.min(windowLength, filled + arrived);
  }

  /** Whether enough was heard to fill a window. */
  boolean full() {
    return filled == windowLength;
  }

  /** Marks the newest samples as a window; what was not heard yet counts as silence. */
  void addWindow() {
    starts[waiting++] = length - windowLength;
  }

  /** Windows that were marked and not forgotten. */
  int waiting() {
    return waiting;
  }

  /** The samples of all windows. */
  float[] signal() {
    return signal;
  }

  /** Where a window starts in them. */
  int start(int window) {
    return starts[window];
  }

  /** Forgets the windows, not the samples that the next ones reach back to. */
  void forget() {
    waiting = 0;
    makeRoom();
  }

  void reset() {
    decimator.reset();
    Arrays.fill(signal, 0);
    length = windowLength;
    filled = 0;
    waiting = 0;
  }

  private void makeRoom() {
    System.arraycopy(signal, length - windowLength, signal, 0, windowLength);
    length = windowLength;
  }
}
