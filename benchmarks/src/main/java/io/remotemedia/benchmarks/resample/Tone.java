package io.remotemedia.benchmarks.resample;

/**
 * The sine that fits samples best (least squares at a known frequency, under a window, so that
 * other tones do not leak in).
 *
 * @param amplitude peak
 * @param phase at sample 0, radians
 * @param rest what the sine leaves over
 */
record Tone(double amplitude, double phase, double[] rest) {
  /** Peak of all test tones: half of full scale. */
  static final double LEVEL = 0.5;

  /** A test tone. */
  static float[] samples(int rate, double frequency, int frames) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (LEVEL * Math.sin(2 * Math.PI * frequency / rate * i));
    }
    return samples;
  }

  /** The middle half of a signal, where its ends are not felt. */
  static double[] middle(double[] samples) {
    return java.util.Arrays.copyOfRange(samples, samples.length / 4, samples.length * 3 / 4);
  }

  /**
   * Fits a sine.
   *
   * @param samples of the signal
   * @param first index in the whole signal of the first sample
   * @param step radians per sample, between 0 and pi
   */
  static Tone fit(double[] samples, int first, double step) {
    double ss = 0;
    double cc = 0;
    double sc = 0;
    double xs = 0;
    double xc = 0;
    for (int i = 0; i < samples.length; i++) {
      double weight = window(i, samples.length);
      double sine = Math.sin(step * (first + i));
      double cosine = Math.cos(step * (first + i));
      ss += weight * sine * sine;
      cc += weight * cosine * cosine;
      sc += weight * sine * cosine;
      xs += weight * samples[i] * sine;
      xc += weight * samples[i] * cosine;
    }
    double determinant = ss * cc - sc * sc;
    double a = (xs * cc - xc * sc) / determinant;
    double b = (xc * ss - xs * sc) / determinant;
    double[] rest = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      double phase = step * (first + i);
      rest[i] = samples[i] - a * Math.sin(phase) - b * Math.cos(phase);
    }
    return new Tone(Math.hypot(a, b), Math.atan2(b, a), rest);
  }

  /** Blackman-Harris. */
  private static double window(int i, int length) {
    double x = 2 * Math.PI * (i + 0.5) / length;
    return 0.35875 - 0.48829 * Math.cos(x) + 0.14128 * Math.cos(2 * x) - 0.01168 * Math.cos(3 * x);
  }

  /** Amplitude relative to the test tone, dB. */
  double gain() {
    return decibels(amplitude / LEVEL);
  }

  /** Signal to everything else, dB. */
  double signalToNoise() {
    return decibels(amplitude) - level(rest);
  }

  /** The level of a signal as that of a sine of equal power, dB of full scale. */
  static double level(double[] samples) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample * sample;
    }
    return decibels(Math.sqrt(2 * sum / samples.length));
  }

  static double decibels(double ratio) {
    return 20 * Math.log10(Math.max(ratio, 1e-15));
  }
}
