package io.remotemedia.plugins.resample;

/** Takes the rows of a filter table one after the other. */
@FunctionalInterface
interface RowSink {
  /**
   * Takes a row.
   *
   * @param index its place in the table
   * @param coefficients one row, valid during the call
   */
  void row(int index, double[] coefficients);
}
