package io.remotemedia.spi;

/**
 * The type of one sample.
 *
 * <p>Integer samples stand for values in [-1, 1): the integer divided by 2^15 ({@link #I16}) or
 * 2^31 ({@link #I32}). Conversion to an integer rounds to nearest, ties to even, and saturates. A
 * NaN has no integer and is refused.
 */
public enum SampleFormat {
  /** IEEE 754 single precision; full scale is 1.0, values beyond it are allowed. */
  F32(4),
  /** 16 bit two's complement. */
  I16(2),
  /** 32 bit two's complement. */
  I32(4);

  private final int bytes;

  SampleFormat(int bytes) {
    this.bytes = bytes;
  }

  /**
   * The size of one sample.
   *
   * @return bytes
   */
  public int bytes() {
    return bytes;
  }
}
