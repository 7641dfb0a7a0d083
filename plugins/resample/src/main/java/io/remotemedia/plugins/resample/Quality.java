package io.remotemedia.plugins.resample;

/**
 * How sharp the low-pass filter is. All figures refer to the lower of the two Nyquist frequencies;
 * the stop band always starts there.
 */
public enum Quality {
  /** Flat within 0.01 dB to 0.80, 80 dB. */
  LOW(0.80, 82, 64),
  /** Flat within 0.01 dB to 0.88, 100 dB. */
  MEDIUM(0.87, 102, 64),
  /** Flat within 0.01 dB to 0.918, 130 dB. */
  HIGH(0.9085, 134, 64),
  /** Flat to 0.923, 180 dB: beyond what single precision samples show. */
  VERY_HIGH(0.909, 191, 320);

  private final double passBand;
  private final double attenuation;
  private final int oversampling;

  Quality(double passBand, double attenuation, int oversampling) {
    this.passBand = passBand;
    this.attenuation = attenuation;
    this.oversampling = oversampling;
  }

  /** The upper edge of the pass band, as a fraction of the lower Nyquist frequency. */
  double passBand() {
    return passBand;
  }

  /** The stop-band attenuation that the filter is designed for, in dB. */
  double attenuation() {
    return attenuation;
  }

  /** How many points per period of the lower rate an interpolated filter is tabulated at. */
  int oversampling() {
    return oversampling;
  }
}
