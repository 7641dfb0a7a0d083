package io.remotemedia.plugins.resample;

/**
 * The continuous impulse response that all filter rows are samples of: a sinc under a Kaiser
 * window, cut off in the middle of the transition band. Time counts in input frames.
 */
final class LowPass {
  private final double cutoff;
  private final double beta;
  private final double windowPeak;
  private final double halfWidth;

  /**
   * Designs the filter with Kaiser's formulas for window shape and length.
   *
   * @param quality pass band and attenuation
   * @param inputFramesPerLowerPeriod how far the filter is stretched when the rate goes down
   */
  LowPass(Quality quality, double inputFramesPerLowerPeriod) {
    double attenuation = quality.attenuation();
    double transition = Math.PI * (1 - quality.passBand());
    double periods = (attenuation - 7.95) / (2.285 * transition);
    this.cutoff = (1 + quality.passBand()) / 2 / inputFramesPerLowerPeriod;
    this.beta = 0.1102 * (attenuation - 8.7);
    this.windowPeak = besselI0(beta);
    this.halfWidth = periods / 2 * inputFramesPerLowerPeriod;
  }

  /** Input frames on either side of an output frame that its filter reaches. */
  int halfWidthFrames() {
    return (int) Math.ceil(halfWidth);
  }

  /** One half of the symmetric response: its values at 0, 1/density, 2/density and so on. */
  double[] half(int density) {
    double[] values = new double[halfWidthFrames() * density + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = at((double) i / density);
    }
    return values;
  }

  private double at(double time) {
    double position = time / halfWidth;
    if (position >= 1) {
      return 0;
    }
    double window = besselI0(beta * Math.sqrt(1 - position * position)) / windowPeak;
    return cutoff * sinc(cutoff * time) * window;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
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
