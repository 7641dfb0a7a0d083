package io.remotemedia.plugins.resample;

/**
 * The sharp filter of a conversion as a continuous impulse response, which all coefficients are
 * samples of: a sinc under a Kaiser window, cut off in the middle of the transition band. Time
 * counts in input frames of its step.
 *
 * @param cutoff in cycles per two input frames
 * @param halfWidth input frames on either side that the response reaches
 * @param beta shape of the window
 */
record LowPass(double cutoff, double halfWidth, double beta) {
  /**
   * Designs the sharp filter of a conversion: the stop band starts at the lower of the two Nyquist
   * frequencies.
   *
   * @param quality pass band and attenuation
   * @param inputFramesPerLowerPeriod how far the filter is stretched when the rate goes down
   */
  static LowPass sharp(Quality quality, double inputFramesPerLowerPeriod) {
    return of(quality.passBand(), 1, quality.attenuation(), inputFramesPerLowerPeriod);
  }

  /**
   * Designs a filter with Kaiser's formulas.
   *
   * @param passBand end of the pass band, as a fraction of the lower Nyquist frequency of the step
   * @param stopBand start of the stop band, likewise
   * @param attenuation of the stop band, dB
   * @param inputFramesPerLowerPeriod how far the filter is stretched when the rate goes down
   */
  static LowPass of(
      double passBand, double stopBand, double attenuation, double inputFramesPerLowerPeriod) {
    double periods = Kaiser.length(attenuation, (stopBand - passBand) / 2);
    return new LowPass(
        (passBand + stopBand) / 2 / inputFramesPerLowerPeriod,
        periods / 2 * inputFramesPerLowerPeriod,
        Kaiser.beta(attenuation));
  }

  /** Input frames on either side of an output frame that its filter reaches. */
  int halfWidthFrames() {
    return (int) Math.ceil(halfWidth);
  }

  /** The response at a time. */
  double at(double time) {
    double x = Math.PI * cutoff * time;
    double sinc = x == 0 ? 1 : Math.sin(x) / x;
    return cutoff * sinc * Kaiser.window(time / halfWidth, beta);
  }

  /**
   * Writes the coefficients of one output frame, scaled so that constant input comes back exactly.
   *
   * @param values where to
   * @param from index of the first
   * @param count how many
   * @param firstTime distance of the output frame to the input frame of the first coefficient
   */
  void sample(double[] values, int from, int count, double firstTime) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      values[from + i] = at(firstTime - i);
      sum += values[from + i];
    }
    for (int i = 0; i < count; i++) {
      values[from + i] /= sum;
    }
  }
}
