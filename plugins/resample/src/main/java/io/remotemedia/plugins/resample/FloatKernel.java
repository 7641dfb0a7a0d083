package io.remotemedia.plugins.resample;

/**
 * Dot products of filter rows with windows of one channel, in single precision.
 *
 * <p>Each result is a function of its row and its window alone: the order of additions does not
 * depend on which other results are computed along with it.
 */
interface FloatKernel {
  /** Windows of {@link #sixteen}. */
  int WINDOWS = 4;

  /**
   * Four rows with one window.
   *
   * @param rows filter table
   * @param row index of the first coefficient of four consecutive rows
   * @param length coefficients per row, a multiple of {@link Layout#ROW_QUANTUM}
   * @param input window buffer
   * @param at index of the window
   * @param results takes the four results, in the order of the rows
   */
  void four(float[] rows, int row, int length, float[] input, int at, float[] results);

  /**
   * Four rows with four windows.
   *
   * @param rows filter table
   * @param row index of the first coefficient of four consecutive rows
   * @param length coefficients per row, a multiple of {@link Layout#ROW_QUANTUM}
   * @param input window buffer
   * @param at index of the first window
   * @param stride from one window to the next
   * @param results takes sixteen results: four of the first window, in the order of the rows, then
   *     those of the next
   */
  void sixteen(
      float[] rows, int row, int length, float[] input, int at, int stride, float[] results);
}
