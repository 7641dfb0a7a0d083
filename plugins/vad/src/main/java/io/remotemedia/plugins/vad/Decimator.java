package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * Lowers the rate by a whole factor: a windowed-sinc low-pass filter, evaluated for every n-th
 * sample only. Not thread-safe.
 */
final class Decimator {
  /** Taps per factor: stop band of about 45 dB from 0.6 of the lowered rate on. */
  private static final int TAPS_PER_FACTOR = 16;

  /** Half-amplitude point relative to the lowered rate; what aliases lands above the bands. */
  private static final double CUTOFF = 0.47;

  private final int factor;
  private final float[] taps;
  private final float[] history;
  private int skip;

  /**
   * A decimator without history.
   *
   * @param factor input samples per output sample, 1 or more
   * @param mostInput longest input of one call
   */
  Decimator(int factor, int mostInput) {
    this.factor = factor;
    taps = factor == 1 ? new float[] {1} : lowPass(factor);
    history = new float[taps.length - 1 + mostInput];
  }

  /** Bytes that a decimator holds. */
  static long memoryBytes(int factor, int mostInput) {
    return 4L * (mostInput + 2L * TAPS_PER_FACTOR * factor);
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
    int kept = taps.length - 1;
    System.arraycopy(samples, 0, history, kept, count);
    int written = 0;
    int from = skip;
    for (; from < count; from += factor) {
      target[at + written++] = dot(from);
    }
    skip = from - count;
    System.arraycopy(history, count, history, 0, kept);
    return written;
  }

  void reset() {
    Arrays.fill(history, 0);
    skip = 0;
  }

  /** Four sums, because one would wait for every addition to finish before the next. */
  private float dot(int from) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int i = 0;
    for (; i + 3 < taps.length; i += 4) {
      first += taps[i] * history[from + i];
      second += taps[i + 1] * history[from + i + 1];
      third += taps[i + 2] * history[from + i + 2];
      fourth += taps[i + 3] * history[from + i + 3];
    }
    for (; i < taps.length; i++) {
      first += taps[i] * history[from + i];
    }
    return (first + second) + (third + fourth);
  }

  private static float[] lowPass(int factor) {
    int length = TAPS_PER_FACTOR * factor;
    double[] ideal = new double[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double t = i - (length - 1) / 2.0;
      double phase = 2 * Math.PI * (i + 0.5) / length;
      double window = 0.54 - 0.46 * Math.cos(phase);
      double x = 2 * Math.PI * CUTOFF * t / factor;
      ideal[i] = window * (x == 0 ? 1 : Math.sin(x) / x);
      sum += ideal[i];
    }
    float[] taps = new float[length];
    for (int i = 0; i < length; i++) {
      taps[i] = (float) (ideal[i] / sum);
    }
    return taps;
  }
}
