package io.remotemedia.plugins.formatconvert;

/** Single samples from one format to another. A NaN gives an arbitrary integer. */
final class SampleRounding {
  /** Adding and subtracting it rounds a float below 2^22 to an integer, ties to even. */
  static final float ROUNDER = 0x1.8p23f;

  /** The highest 32 bit sample that does not round up beyond the highest 16 bit one. */
  static final int MAX_FOR_I16 = 0x7fff7fff;

  private SampleRounding() {}

  static short toI16(float value) {
    float clamped = Math.max(-0x1p15f, Math.min(0x1p15f - 1, value * 0x1p15f));
    return (short) ((clamped + ROUNDER) - ROUNDER);
  }

  static int toI32(float value) {
    // The narrowing cast saturates.
    return (int) Math.rint(value * 0x1p31);
  }

  static short toI16(int value) {
    int odd = (value >> 16) & 1;
    return (short) ((Math.min(value, MAX_FOR_I16) + 0x7fff + odd) >> 16);
  }

  static int toI32(short value) {
    return value << 16;
  }

  static float toF32(short value) {
    return value * 0x1p-15f;
  }

  static float toF32(int value) {
    // The conversion rounds to 24 bits; the scaling by a power of two is exact.
    return value * 0x1p-31f;
  }
}
