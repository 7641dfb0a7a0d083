package io.remotemedia.plugins.resample;

/**
 * How sharp the low-pass filter is. All figures refer to the lower of the two Nyquist frequencies;
 * the stop band always starts there.
 */
public enum Quality {
  /** Pass band to 0.80, 80 dB. */
  LOW(0.80, 82, 64),
  /** Pass band to 0.87, 100 dB. */
  MEDIUM(0.87, 102, 64),
  /** Pass band to 0.91, 120 dB. */
  HIGH(0.91, 123, 64),
  /** Pass band to 0.95, 140 dB. */
  VERY_HIGH(0.95, 145, 128);

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
