package io.remotemedia.plugins.resample;

import io.remotemedia.spi.SampleFormat;

/** The arithmetic that a sample format needs. */
enum Precision {
  /** For samples that a float holds exactly. */
  SINGLE(Float.BYTES),
  /** For 32 bit integers. */
  DOUBLE(Double.BYTES);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  static Precision of(SampleFormat format) {
    return switch (format) {
      case F32, I16 -> SINGLE;
      case I32 -> DOUBLE;
    };
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }
}
