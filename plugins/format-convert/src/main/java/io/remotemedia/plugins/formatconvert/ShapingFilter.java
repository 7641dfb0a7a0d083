package io.remotemedia.plugins.formatconvert;

/** Filters for the feedback of the rounding error. The error of the output is shaped by 1 - H. */
enum ShapingFilter {
  /** No feedback: the error stays white. */
  WHITE,

  /** {@code 1 - z^-1}: towards the upper end of the band, total power doubled. */
  FIRST_ORDER(1),

  /**
   * Five taps after the ear's threshold at 44.1 kHz: S. P. Lipshitz, J. Vanderkooy, R. A.
   * Wannamaker, Minimally audible noise shaping, J. Audio Eng. Soc. 39 (1991).
   */
  EAR(2.033, -2.165, 1.959, -1.590, 0.6149),

  /** {@code (1 - z^-1)^2}: out of the audible band, which is far below the end of the band. */
  SECOND_ORDER(2, -1);

  private static final int EAR_MIN_RATE = 40_000;
  private static final int EAR_MAX_RATE = 60_000;

  private final double[] coefficients;

  ShapingFilter(double... coefficients) {
    this.coefficients = coefficients;
  }

  static ShapingFilter forRate(int sampleRate) {
    if (sampleRate < EAR_MIN_RATE) {
      return FIRST_ORDER;
    }
    return sampleRate <= EAR_MAX_RATE ? EAR : SECOND_ORDER;
  }

  int taps() {
    return coefficients.length;
  }

  /** The factor of the error that lies {@code tap + 1} frames back. */
  double coefficient(int tap) {
    return coefficients[tap];
  }
}
