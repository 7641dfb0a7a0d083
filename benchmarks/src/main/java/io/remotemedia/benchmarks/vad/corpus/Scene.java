package io.remotemedia.benchmarks.vad.corpus;

/**
 * Speech and noise together.
 *
 * @param background the kind of noise
 * @param snrDb power of the active speech over that of the noise, dB; infinite for clean speech
 * @param recorded whether people speak, not a synthesizer
 * @param samples mono at {@link #RATE}
 * @param active for every 10 ms whether there is speech
 */
public record Scene(
    Background background, double snrDb, boolean recorded, float[] samples, boolean[] active) {
  /** Hz. */
  public static final int RATE = 16_000;

  /** Samples of 10 ms. */
  public static final int FRAME = RATE / 100;

  /**
   * Whether there is no noise but a faint one.
   *
   * @return whether it is clean
   */
  public boolean clean() {
    return Double.isInfinite(snrDb);
  }
}
