package io.remotemedia.plugins.resample;

/**
 * A half-band low-pass under a Kaiser window: a centre, and an even number of taps between, those
 * at odd distances from the centre. All other coefficients are zero.
 *
 * @param taps number of coefficients apart from the centre, even
 * @param beta shape of the window
 */
record HalfBand(int taps, double beta) {
  /**
   * A multiplication here costs more time than one of {@link ExactRows}: loads, not sums, limit it.
   */
  static final double RELATIVE_COST = 1.6;

  /**
   * Designs a filter.
   *
   * @param attenuation of the stop band, dB
   * @param transition width of the transition band as a fraction of the higher rate
   */
  static HalfBand of(double attenuation, double transition) {
    double length = Kaiser.length(attenuation, transition);
    int oneSided = Math.max(2, (int) Math.ceil((length + 2) / 4));
    return new HalfBand(2 * oneSided, Kaiser.beta(attenuation));
  }

  /**
   * The coefficients, the centre last.
   *
   * @param centre the coefficient of the centre; the others add up to the same
   */
  double[] coefficients(double centre) {
    double[] values = new double[taps + 1];
    double sum = 0;
    for (int i = 0; i < taps; i++) {
      int distance = 2 * i - taps + 1;
      double window = Kaiser.window(distance / (double) taps, beta);
      values[i] = Math.sin(Math.PI * distance / 2) / (Math.PI * distance) * window;
      sum += values[i];
    }
    for (int i = 0; i < taps; i++) {
      values[i] *= centre / sum;
    }
    values[taps] = centre;
    return values;
  }
}
