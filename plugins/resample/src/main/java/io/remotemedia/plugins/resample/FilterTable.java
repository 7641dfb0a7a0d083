package io.remotemedia.plugins.resample;

/**
 * The filter rows of one ratio and quality, in the precision of one kind of lane. Immutable and
 * shared: nobody writes into the arrays.
 *
 * @param layout says which row is which
 * @param floats the rows in single precision; null in a table of doubles
 * @param doubles the rows in double precision; null in a table of floats
 */
record FilterTable(Layout layout, float[] floats, double[] doubles) {
  static FilterTable build(Ratio ratio, Quality quality, Precision precision) {
    Layout layout = Layout.of(ratio, quality);
    LowPass filter = new LowPass(quality, ratio.inputFramesPerLowerPeriod());
    return switch (precision) {
      case SINGLE -> new FilterTable(layout, floats(layout, filter), null);
      case DOUBLE -> new FilterTable(layout, null, doubles(layout, filter));
    };
  }

  private static float[] floats(Layout layout, LowPass filter) {
    float[] rows = new float[(int) layout.coefficients()];
    layout.fill(
        filter,
        (index, coefficients) -> {
          int at = index * coefficients.length;
          for (int i = 0; i < coefficients.length; i++) {
            rows[at + i] = (float) coefficients[i];
          }
        });
    return rows;
  }

  private static double[] doubles(Layout layout, LowPass filter) {
    double[] rows = new double[(int) layout.coefficients()];
    layout.fill(
        filter,
        (index, coefficients) ->
            System.arraycopy(
                coefficients, 0, rows, index * coefficients.length, coefficients.length));
    return rows;
  }
}
