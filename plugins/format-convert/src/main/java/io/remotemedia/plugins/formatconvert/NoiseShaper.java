package io.remotemedia.plugins.formatconvert;

import java.util.Arrays;

/** Remembers the last rounding errors of one channel and filters them. Not thread-safe. */
final class NoiseShaper {
  private final ShapingFilter filter;

  /** Errors in steps, the latest first. */
  private final double[] errors;

  NoiseShaper(ShapingFilter filter) {
    this.filter = filter;
    this.errors = new double[filter.taps()];
  }

  /** What to take from the next sample, in steps. */
  double correction() {
    double sum = 0;
    for (int tap = 0; tap < errors.length; tap++) {
      sum += filter.coefficient(tap) * errors[tap];
    }
    return sum;
  }

  void keep(double error) {
    if (errors.length > 0) {
      System.arraycopy(errors, 0, errors, 1, errors.length - 1);
      errors[0] = error;
    }
  }

  void reset() {
    Arrays.fill(errors, 0);
  }
}
