package io.remotemedia.plugins.resample;

/** Dot products of filter rows with windows of one channel, in double precision. */
final class DoubleKernel {
  private DoubleKernel() {}

  /**
   * One row with one window. The order of additions is fixed.
   *
   * @param rows filter table
   * @param row index of the first coefficient of the row
   * @param length coefficients per row, a multiple of {@link Layout#ROW_QUANTUM}
   * @param input window buffer
   * @param at index of the window
   */
  static double dot(double[] rows, int row, int length, double[] input, int at) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    double sum4 = 0;
    double sum5 = 0;
    double sum6 = 0;
    double sum7 = 0;
    for (int i = 0; i < length; i += 8) {
      sum0 += rows[row + i] * input[at + i];
      sum1 += rows[row + i + 1] * input[at + i + 1];
      sum2 += rows[row + i + 2] * input[at + i + 2];
      sum3 += rows[row + i + 3] * input[at + i + 3];
      sum4 += rows[row + i + 4] * input[at + i + 4];
      sum5 += rows[row + i + 5] * input[at + i + 5];
      sum6 += rows[row + i + 6] * input[at + i + 6];
      sum7 += rows[row + i + 7] * input[at + i + 7];
    }
    return ((sum0 + sum4) + (sum2 + sum6)) + ((sum1 + sum5) + (sum3 + sum7));
  }
}
