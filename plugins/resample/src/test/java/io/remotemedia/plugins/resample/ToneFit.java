package io.remotemedia.plugins.resample;

/**
 * The sine of one frequency that fits samples best, and what it leaves over.
 *
 * @param amplitude of the sine
 * @param residual RMS of what is left over
 */
record ToneFit(double amplitude, double residual) {
  /** Fits samples {@code from} to {@code to}; the frequency is in cycles per sample. */
  static ToneFit of(double[] samples, int from, int to, double frequency) {
    double ss = 0;
    double cc = 0;
    double sc = 0;
    double xs = 0;
    double xc = 0;
    for (int i = from; i < to; i++) {
      double sine = Math.sin(2 * Math.PI * frequency * i);
      double cosine = Math.cos(2 * Math.PI * frequency * i);
      ss += sine * sine;
      cc += cosine * cosine;
      sc += sine * cosine;
      xs += samples[i] * sine;
      xc += samples[i] * cosine;
    }
    double determinant = ss * cc - sc * sc;
    double a = (xs * cc - xc * sc) / determinant;
    double b = (xc * ss - xs * sc) / determinant;
    double[] left = new double[to - from];
    for (int i = from; i < to; i++) {
      double phase = 2 * Math.PI * frequency * i;
      left[i - from] = samples[i] - a * Math.sin(phase) - b * Math.cos(phase);
    }
    return new ToneFit(Math.hypot(a, b), Signals.rms(left, 0, left.length));
  }

  /** Signal to noise in dB. */
  double snr() {
    return Signals.decibels(amplitude / Math.sqrt(2) / residual);
  }
}
