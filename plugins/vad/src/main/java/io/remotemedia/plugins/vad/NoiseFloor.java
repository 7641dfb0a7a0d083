package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * Follows the power of the background in every bin of a spectrum by minimum statistics (Martin
 * 2001): speech leaves every bin again and again, so that the lowest smoothed power of the last
 * second and a half is the background's. Not thread-safe.
 */
final class NoiseFloor {
  /** Of the smoothing in time; about 80 ms. */
  static final float SMOOTHING = 0.85f;

  /** The minimum of a smoothed power lies below its mean by about this factor. */
  static final float BIAS = 1.8f;

  /** Keeps the smoothing out of the subnormal numbers, which are slow. */
  static final float TINY = 1e-20f;

  private static final int WINDOWS = 6;
  private static final int HOPS_PER_WINDOW = 25;

  private final Kernels kernels;
  private final Bins state;
  private final float[][] past = new float[WINDOWS][];
  private int hopsInWindow;
  private int oldest;
  private boolean started;

  /**
   * What is remembered per bin; all arrays are padded to a multiple of {@link Kernels#MOST_LANES}.
   *
   * @param smoothed power, smoothed in time
   * @param lowest its lowest value in the current window
   * @param lowestBefore its lowest value in the windows before
   * @param floor the background
   */
  record Bins(float[] smoothed, float[] lowest, float[] lowestBefore, float[] floor) {}

  NoiseFloor(Kernels kernels, int bins) {
    this.kernels = kernels;
    int padded = padded(bins);
    state = new Bins(new float[padded], new float[padded], new float[padded], new float[padded]);
    for (int i = 0; i < WINDOWS; i++) {
      past[i] = new float[padded];
    }
  }

  /** Bytes that are held for a number of bins. */
  static long memoryBytes(int bins) {
    return 4L * padded(bins) * (WINDOWS + 4);
  }

  /**
   * Takes the spectrum of the next hop.
   *
   * @param power power per bin
   * @param at index of bin 0
   */
  void update(float[] power, int at) {
    if (!started) {
      start(power, at);
    }
    kernels.followMinimum(power, at, state);
    if (++hopsInWindow == HOPS_PER_WINDOW) {
      nextWindow();
    }
  }

  /**
   * The background.
   *
   * @return power per bin, to be read until the next update
   */
  float[] floor() {
    return state.floor();
  }

  void reset() {
    started = false;
  }

  private static int padded(int bins) {
    return Math.ceilDiv(bins, Kernels.MOST_LANES) * Kernels.MOST_LANES;
  }

  private void start(float[] power, int at) {
    System.arraycopy(power, at, state.smoothed(), 0, state.smoothed().length);
    Arrays.fill(state.lowest(), Float.MAX_VALUE);
    Arrays.fill(state.lowestBefore(), Float.MAX_VALUE);
    for (float[] window : past) {
      Arrays.fill(window, Float.MAX_VALUE);
    }
    hopsInWindow = 0;
    oldest = 0;
    started = true;
  }

  private void nextWindow() {
    float[] lowest = state.lowest();
    float[] before = state.lowestBefore();
    System.arraycopy(lowest, 0, past[oldest], 0, lowest.length);
    oldest = (oldest + 1) % WINDOWS;
    System.arraycopy(past[0], 0, before, 0, before.length);
    for (int w = 1; w < WINDOWS; w++) {
      float[] window = past[w];
      for (int k = 0; k < before.length; k++) {
        before[k] = Math.min(before[k], window[k]);
      }
    }
    System.arraycopy(state.smoothed(), 0, lowest, 0, lowest.length);
    hopsInWindow = 0;
  }
}
