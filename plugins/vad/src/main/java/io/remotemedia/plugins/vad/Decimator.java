package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * Lowers the rate by a whole factor: a windowed-sinc low-pass filter as a polyphase filter, which
 * is evaluated for every n-th sample only. Not thread-safe.
 */
final class Decimator {
  /** Taps per phase: stop band of about 45 dB from 0.6 of the lowered rate on. */
  private static final int TAPS = 12;

  /** Half-amplitude point relative to the lowered rate; what aliases lands above the bands. */
  private static final double CUTOFF = 0.46;

  private final Kernels kernels;
  private final int factor;
  private final float[][] taps;

  /** Input by phase; before the new samples lie the older ones that the taps reach. */
  private final float[][] phases;

  private final int[] arrived;
  private final float[] sums;
  private int phase;

  /**
   * A decimator without history.
   *
   * @param kernels inner loops
   * @param taps the filter, by phase, as {@link #lowPass} gives it
   * @param mostInput longest input of one call
   */
  Decimator(Kernels kernels, float[][] taps, int mostInput) {
    this.kernels = kernels;
    this.taps = taps;
    factor = taps.length;
    int most = padded(mostInput / factor + 1);
    phases = new float[factor][factor == 1 ? 0 : TAPS + most];
    arrived = new int[factor];
    sums = new float[factor == 1 ? 0 : most];
  }

  /** Bytes that a decimator holds. */
  static long memoryBytes(int factor, int mostInput) {
    return factor == 1
        ? 0
        : 4L * (factor + 1L) * (2L * TAPS + padded(mostInput / factor + 1)) + 4L * factor;
  }

  /**
   * Filters a block.
   *
   * @param samples input from index 0
   * @param count number of input samples
   * @param target receives the output
   * @param at first index in {@code target}
   * @return number of output samples
   */
  int decimate(float[] samples, int count, float[] target, int at) {
    if (factor == 1) {
      System.arraycopy(samples, 0, target, at, count);
      return count;
    }
    divide(samples, count);
    int outputs = arrived[0];
    Arrays.fill(sums, 0, padded(outputs), 0);
    kernels.convolve(taps[0], phases[0], TAPS, sums, outputs);
    for (int p = 1; p < factor; p++) {
      // Sample p before output m is the newest one of phase factor - p before it.
      kernels.convolve(taps[p], phases[factor - p], TAPS - 1, sums, outputs);
    }
    System.arraycopy(sums, 0, target, at, outputs);
    forget(outputs);
    return outputs;
  }

  void reset() {
    for (float[] samples : phases) {
      Arrays.fill(samples, 0);
    }
    Arrays.fill(arrived, 0);
    phase = 0;
  }

  int factor() {
    return factor;
  }

  private void divide(float[] samples, int count) {
    int p = phase;
    for (int start = 0; start < factor; start++) {
      float[] target = phases[p];
      int to = TAPS + arrived[p];
      for (int from = start; from < count; from += factor) {
        target[to++] = samples[from];
      }
      arrived[p] = to - TAPS;
      p = p + 1 == factor ? 0 : p + 1;
    }
    phase = (phase + count) % factor;
  }

  /** Keeps what later outputs reach: the taps, and samples that came after the last output. */
  private void forget(int outputs) {
    for (int p = 0; p < factor; p++) {
      System.arraycopy(phases[p], outputs, phases[p], 0, TAPS + arrived[p] - outputs);
      arrived[p] -= outputs;
    }
  }

  private static int padded(int count) {
    return Math.ceilDiv(count, Kernels.MOST_LANES) * Kernels.MOST_LANES;
  }

  /**
   * The filter for a factor: coefficient {@code k * factor + p} is tap {@code k} of phase {@code
   * p}.
   *
   * @param factor input samples per output sample, 1 or more
   */
  static float[][] lowPass(int factor) {
    int length = TAPS * factor;
    double[] ideal = new double[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double phase = 2 * Math.PI * (i + 0.5) / length;
      double x = 2 * Math.PI * CUTOFF * (i - (length - 1) / 2.0) / factor;
      ideal[i] = (0.54 - 0.46 * Math.cos(phase)) * (x == 0 ? 1 : Math.sin(x) / x);
      sum += ideal[i];
    }
    float[][] taps = new float[factor][TAPS];
    for (int i = 0; i < length; i++) {
      taps[i % factor][i / factor] = (float) (ideal[i] / sum);
    }
    return taps;
  }
}
