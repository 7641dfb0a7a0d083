package io.remotemedia.plugins.formatconvert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The mapping of samples in exact decimal arithmetic: slow, and too simple to be wrong. */
final class ReferenceRounding {
  private ReferenceRounding() {}

  /** A finite value in [-1, 1) as an integer of so many bits. */
  static long toInteger(double value, int bits) {
    BigDecimal scale = new BigDecimal(BigInteger.TWO.pow(bits - 1));
    BigDecimal rounded = new BigDecimal(value).multiply(scale).setScale(0, RoundingMode.HALF_EVEN);
    return rounded.min(scale.subtract(BigDecimal.ONE)).max(scale.negate()).longValueExact();
  }

  /** An integer of so many bits as the nearest float. */
  static float toFloat(long sample, int bits) {
    return BigDecimal.valueOf(sample)
        .divide(new BigDecimal(BigInteger.TWO.pow(bits - 1)))
        .floatValue();
  }
}
