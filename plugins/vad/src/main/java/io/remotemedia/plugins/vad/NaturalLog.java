package io.remotemedia.plugins.vad;

/** Natural logarithms of positive normal floats to about 6 digits, without a call. */
final class NaturalLog {
  private static final float LN_2 = 0.6931472f;

  /** The bits of the square root of one half: mantissas are taken from there to its double. */
  private static final int ROOT_HALF = 0x3f3504f3;

  private static final int MANTISSA_BITS = 23;

  private NaturalLog() {}

  /**
   * The logarithm, by the series of the inverse hyperbolic tangent.
   *
   * @param x positive, normal
   */
  static float of(float x) {
    int bits = Float.floatToRawIntBits(x) - ROOT_HALF;
    int exponent = bits >> MANTISSA_BITS;
    float mantissa = Float.intBitsToFloat((bits & ((1 << MANTISSA_BITS) - 1)) + ROOT_HALF);
    float t = (mantissa - 1) / (mantissa + 1);
    float square = t * t;
    return exponent * LN_2 + t * (2 + square * (0.6666667f + square * 0.4f));
  }
}
