package io.remotemedia.plugins.resample;

/** The documentation of the node type, as the catalogue shows it. */
final class AudioResampleDocumentation {
  static final String MARKDOWN =
      """
      Converts the sample rate by any ratio of whole rates from 1 kHz to 768 kHz.

      **Method.** A windowed-sinc low-pass (Kaiser window; Kaiser 1974, Crochiere and Rabiner,
      *Multirate Digital Signal Processing*) applied as polyphase rows. Ratios with few phases use an
      exact table; others interpolate the coefficients (J. O. Smith, *Digital Audio Resampling*).
      Positions are whole-number arithmetic, so nothing drifts. Output frame k stands at input time
      k x in / out; `ceil(frames x out / in)` frames leave. Beyond its ends the input counts as zero.

      **Quality.** `low`, `medium`, `high` (default) and `very_high` differ in pass band, stop band and
      cost. 32 bit integers, `very_high` and decimation beyond 8 to 1 are computed in double
      precision, everything else in single.

      **Samples.** The output keeps the input's sample format. A NaN or infinity in float audio
      spoils only the outputs whose filter touches it. Integer outputs round to nearest and saturate.
      """;

  private AudioResampleDocumentation() {}
}
