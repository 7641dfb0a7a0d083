package io.remotemedia.plugins.resample;

/**
 * A conversion ratio in lowest terms: {@code up} output frames stand for {@code down} input frames.
 */
record Ratio(int up, int down) {
  static Ratio of(int inputRate, int outputRate) {
    int divisor = greatestCommonDivisor(inputRate, outputRate);
    return new Ratio(outputRate / divisor, inputRate / divisor);
  }

  /** This ratio times another, in lowest terms. */
  Ratio times(int moreUp, int moreDown) {
    int divisor = greatestCommonDivisor(up * moreUp, down * moreDown);
    return new Ratio(up * moreUp / divisor, down * moreDown / divisor);
  }

  /** The frames of a whole run: every output frame that stands before the end of the input. */
  long outputFrames(long inputFrames) {
    return Math.ceilDiv(inputFrames * up, down);
  }

  /** How many input frames one period of the lower rate spans, 1 or more. */
  double inputFramesPerLowerPeriod() {
    return Math.max(1.0, (double) down / up);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
