package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * Turns hops of 10 ms at any rate into speech features: lowers the rate to 8 to 16 kHz, takes the
 * power spectrum of the newest 28 ms, and follows the background. Not thread-safe.
 */
final class HopAnalysis {
  private static final int LOWEST_ANALYSIS_RATE = 8_000;
  private static final double WINDOW_SECONDS = 0.028;

  private final Decimator decimator;
  private final float[] history;
  private final float[] window;
  private final float[] windowed;
  private final float[] power;
  private final RealFft transform;
  private final NoiseFloor noise;
  private final SpeechFeatures features;
  private final float[] arriving;
  private int filled;

  /**
   * An analysis without history.
   *
   * @param sampleRate rate of the hops, Hz
   * @param mostSamples length of the longest hop
   */
  HopAnalysis(int sampleRate, int mostSamples) {
    int factor = factor(sampleRate);
    double rate = (double) sampleRate / factor;
    int size = transformSize(sampleRate);
    decimator = new Decimator(factor, mostSamples);
    arriving = new float[mostSamples / factor + 1];
    window = hann((int) Math.round(rate * WINDOW_SECONDS));
    history = new float[window.length];
    windowed = new float[size];
    power = new float[size / 2];
    transform = new RealFft(size);
    noise = new NoiseFloor(size / 2);
    features = new SpeechFeatures(rate, size, energy(window));
  }

  /** Bytes that an analysis holds. */
  static long memoryBytes(int sampleRate, int mostSamples) {
    int size = transformSize(sampleRate);
    int factor = factor(sampleRate);
    return Decimator.memoryBytes(factor, mostSamples)
        + RealFft.memoryBytes(size)
        + NoiseFloor.memoryBytes(size / 2)
        + SpeechFeatures.memoryBytes(size)
        + 4L * (4L * size + mostSamples / factor);
  }

  /**
   * Hears one hop.
   *
   * @param samples mono samples from index 0
   * @param count number of samples
   * @return whether the window is full, so that its spectrum means something
   */
  boolean hear(float[] samples, int count) {
    int arrived = decimator.decimate(samples, count, arriving, 0);
    int kept = Math.max(0, history.length - arrived);
    System.arraycopy(history, history.length - kept, history, 0, kept);
    System.arraycopy(
        arriving, arrived - (history.length - kept), history, kept, history.length - kept);
    filled = Math.min(history.length, filled + arrived);
    return filled == history.length;
  }

  /**
   * Measures the newest 28 ms.
   *
   * @param target receives {@link SpeechFeatures#COUNT} numbers
   */
  void measure(float[] target) {
    for (int i = 0; i < window.length; i++) {
      windowed[i] = window[i] * history[i];
    }
    transform.power(windowed, power);
    noise.update(power);
    features.measure(power, noise.floor(), target);
  }

  void reset() {
    decimator.reset();
    Arrays.fill(history, 0);
    filled = 0;
    noise.reset();
    features.reset();
  }

  private static int factor(int sampleRate) {
    return Math.max(1, sampleRate / LOWEST_ANALYSIS_RATE);
  }

  private static int transformSize(int sampleRate) {
    int length = (int) Math.round((double) sampleRate / factor(sampleRate) * WINDOW_SECONDS);
    return Math.max(16, Integer.highestOneBit(length - 1) * 2);
  }

  private static float[] hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length));
    }
    return window;
  }

  private static double energy(float[] window) {
    double sum = 0;
    for (float value : window) {
      sum += value * value;
    }
    return sum;
  }
}
