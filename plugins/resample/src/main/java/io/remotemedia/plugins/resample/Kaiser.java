package io.remotemedia.plugins.resample;

/** Kaiser's window and his formulas for it (J. F. Kaiser, 1974). */
final class Kaiser {
  private Kaiser() {}

  /** The shape parameter for an attenuation in dB, above 50. */
  static double beta(double attenuation) {
    return 0.1102 * (attenuation - 8.7);
  }

  /** The filter length in frames for a transition band, given as a fraction of the rate. */
  static double length(double attenuation, double transition) {
    return (attenuation - 7.95) / (2.285 * 2 * Math.PI * transition);
  }

  /** The window at a position from the centre, 0, to the edge, 1 or -1. */
  static double window(double position, double beta) {
    double inside = 1 - position * position;
    return inside <= 0 ? 0 : besselI0(beta * Math.sqrt(inside)) / besselI0(beta);
  }

  /** The modified Bessel function of order 0, by its power series: all terms are positive. */
  private static double besselI0(double x) {
    double square = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > sum * 0x1p-54; k++) {
      term *= square / ((double) k * k);
      sum += term;
    }
    return sum;
  }
}
