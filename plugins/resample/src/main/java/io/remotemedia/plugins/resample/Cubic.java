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
    return before(x) * before + first(x) * first + second(x) * second + after(x) * after;
  }

  /** The weight of the point before the first. */
  static double before(double x) {
    return -x * (1 - x) * (2 - x) / 6;
  }

  /** The weight of the point at or before the position. */
  static double first(double x) {
    return (x + 1) * (1 - x) * (2 - x) / 2;
  }

  /** The weight of the point after the position. */
  static double second(double x) {
    return (x + 1) * x * (2 - x) / 2;
  }

  /** The weight of the point behind that. */
  static double after(double x) {
    return -(x + 1) * x * (1 - x) / 6;
  }
}
