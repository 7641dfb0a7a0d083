package io.remotemedia.plugins.resample;

/** The cubic through four equally spaced values (Lagrange). */
final class Cubic {
  private Cubic() {}

  /**
   * The cubic's value between the second and the third point.
   *
   * @param x position after the second point, in [0, 1)
   */
  static double at(double x, double before, double first, double second, double after) {
    double left = x + 1;
    double right = 1 - x;
    double far = 2 - x;
    return left * right * far / 2 * first
        + left * x * far / 2 * second
        - x * right * far / 6 * before
        - left * x * right / 6 * after;
  }
}
