package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * Follows the power of the background in every bin of a spectrum by minimum statistics (Martin
 * 2001): speech leaves every bin again and again, so that the lowest smoothed power of the last
 * second and a half is the background's. Not thread-safe.
 */
final class NoiseFloor {
  private static final int WINDOWS = 6;
  private static final int HOPS_PER_WINDOW = 25;

  /** Of the smoothing in time; about 80 ms. */
  private static final float SMOOTHING = 0.85f;

  /** The minimum of a smoothed power lies below its mean by about this factor. */
  private static final float BIAS = 1.8f;

  /** Keeps the smoothing out of the subnormal numbers, which are slow. */
  private static final float TINY = 1e-20f;

  private final int bins;
  private final float[] smoothed;
  private final float[] current;
  private final float[][] past = new float[WINDOWS][];
  private final float[] pastMinimum;
  private final float[] floor;
  private int hopsInWindow;
  private int oldest;
  private boolean started;

  NoiseFloor(int bins) {
    this.bins = bins;
    smoothed = new float[bins];
    current = new float[bins];
    pastMinimum = new float[bins];
    floor = new float[bins];
    for (int i = 0; i < WINDOWS; i++) {
      past[i] = new float[bins];
    }
  }

  /** Bytes that are held for a number of bins. */
  static long memoryBytes(int bins) {
    return 4L * bins * (WINDOWS + 4);
  }

  /**
   * Takes the spectrum of the next hop.
   *
   * @param power power per bin
   */
  void update(float[] power) {
    if (!started) {
      start(power);
    }
    for (int k = 0; k < bins; k++) {
      float value = SMOOTHING * smoothed[k] + (1 - SMOOTHING) * power[k] + TINY;
      smoothed[k] = value;
      current[k] = Math.min(current[k], value);
      floor[k] = BIAS * Math.min(current[k], pastMinimum[k]);
    }
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
    return floor;
  }

  void reset() {
    started = false;
  }

  private void start(float[] power) {
    System.arraycopy(power, 0, smoothed, 0, bins);
    Arrays.fill(current, Float.MAX_VALUE);
    Arrays.fill(pastMinimum, Float.MAX_VALUE);
    for (float[] window : past) {
      Arrays.fill(window, Float.MAX_VALUE);
    }
    hopsInWindow = 0;
    oldest = 0;
    started = true;
  }

  private void nextWindow() {
    System.arraycopy(current, 0, past[oldest], 0, bins);
    oldest = (oldest + 1) % WINDOWS;
    System.arraycopy(past[0], 0, pastMinimum, 0, bins);
    for (int w = 1; w < WINDOWS; w++) {
      float[] window = past[w];
      for (int k = 0; k < bins; k++) {
        pastMinimum[k] = Math.min(pastMinimum[k], window[k]);
      }
    }
    System.arraycopy(smoothed, 0, current, 0, bins);
    hopsInWindow = 0;
  }
}
