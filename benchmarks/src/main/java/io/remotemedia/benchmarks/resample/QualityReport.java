package io.remotemedia.benchmarks.resample;

/**
 * What was measured of one resampler. Frequencies are fractions of the lower Nyquist frequency.
 *
 * @param ripple largest deviation from 0 dB up to 0.91, dB
 * @param flatTo where the gain leaves 0 dB by 0.01 dB
 * @param halfPowerAt where the gain is -3 dB
 * @param alias strongest alias of a tone between the new Nyquist frequency and the old, or
 *     strongest image, dB
 * @param rest strongest total of what is left of such a tone, noise included, dB
 * @param signalToNoise of a tone of 997 Hz, dB
 * @param distortion harmonics 2 to 10 of that tone (THD), dB
 * @param delay largest delay of tones over the pass band, in output frames
 * @param lengthError frames more or fewer than ceil(frames x out / in)
 */
record QualityReport(
    double ripple,
    double flatTo,
    double halfPowerAt,
    double alias,
    double rest,
    double signalToNoise,
    double distortion,
    double delay,
    int lengthError) {

  /** K4: what {@code high} promises. */
  boolean meetsHigh() {
    return ripple <= 0.01
        && flatTo >= 0.91
        && alias <= -120
        && signalToNoise >= 120
        && Math.abs(delay) <= 0.001
        && lengthError == 0;
  }

  /** Whether pass band and stop band are no worse than another's, to the last shown digit. */
  boolean noWorseThan(QualityReport other) {
    return flatTo >= other.flatTo - 0.0005
        && ripple <= Math.max(other.ripple, 0.0005)
        && alias <= other.alias + 0.05;
  }
}
