package io.remotemedia.plugins.resample;

/** Samples the impulse response for one position between two input frames. */
final class FilterRow {
  private final double[] half;
  private final int density;
  private final double[] coefficients;

  /**
   * Prepares to sample.
   *
   * @param half one half of the symmetric response
   * @param density values of {@code half} per input frame
   * @param length coefficients per row
   */
  FilterRow(double[] half, int density, int length) {
    this.half = half;
    this.density = density;
    this.coefficients = new double[length];
  }

  /**
   * The coefficients of one output, scaled so that constant input comes back exactly.
   *
   * @param base index in the row of the input frame that the output's position counts from
   * @param offset the output's position after that frame, in units of 1/density frames
   * @return the row, valid until the next call
   */
  double[] sample(int base, int offset) {
    double sum = 0;
    for (int i = 0; i < coefficients.length; i++) {
      long distance = Math.abs((long) (base - i) * density + offset);
      coefficients[i] = distance < half.length ? half[(int) distance] : 0;
      sum += coefficients[i];
    }
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] /= sum;
    }
    return coefficients;
  }
}
