package io.remotemedia.plugins.resample;

import io.remotemedia.spi.SampleFormat;

/** The arithmetic that a sample format needs. */
enum Precision {
  /** For samples that a float holds exactly. */
  SINGLE(Float.BYTES),
  /** For 32 bit integers, the sharpest filter, and long rows. */
  DOUBLE(Double.BYTES);

  private static final double LONGEST_SINGLE_DECIMATION = 8;

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /**
   * Single precision holds 120 dB over a few hundred products; a sharper filter, or the long rows
   * of a steep decimation, sum up more rounding than that.
   */
  static Precision of(SampleFormat format, Quality quality, Ratio ratio) {
    boolean longRows = ratio.inputFramesPerLowerPeriod() > LONGEST_SINGLE_DECIMATION;
    boolean exact = format == SampleFormat.I32 || quality == Quality.VERY_HIGH || longRows;
    return exact ? DOUBLE : SINGLE;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }
}
