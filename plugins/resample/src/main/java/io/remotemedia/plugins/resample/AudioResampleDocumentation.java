package io.remotemedia.plugins.resample;

/** The documentation of the node type, as the catalogue shows it. */
final class AudioResampleDocumentation {
  static final String MARKDOWN =
      """
      Converts the sample rate by any ratio of whole rates from 1 kHz to 768 kHz.

      **Method.** Linear-phase low-pass filters under Kaiser windows (Kaiser 1974; Crochiere and
      Rabiner, *Multirate Digital Signal Processing*), in up to three kinds of steps, chosen by the
      least work: half-band filters (Bellanger, Daguet, Lepagnol 1974) at the high rate; polyphase
      rows, exact where the ratio has few phases, else interpolated by cubics (J. O. Smith, *Digital
      Audio Resampling*); and for the sharp filter at small ratios a fast FIR algorithm (Mou and
      Duhamel 1991). Positions are whole-number arithmetic, so nothing drifts. Output frame k stands
      at input time k x in / out: the filters' delay is compensated to the sample. `ceil(frames x out
      / in)` frames leave. Beyond its ends the input counts as zero.

      **Quality.** Measured with tones, 44.1 to 16 kHz, F32; frequencies are parts of the lower of the
      two Nyquist frequencies, where every stop band begins.

      | quality | flat within 0.01 dB to | -3 dB at | aliases | 997 Hz tone, SNR |
      |---|---|---|---|---|
      | `low` | 0.808 | 0.881 | -82 dB | 101 dB |
      | `medium` | 0.880 | 0.924 | -102 dB | 130 dB |
      | `high` (default) | 0.919 | 0.947 | -132 dB | 131 dB |
      | `very_high` | 0.925 | 0.949 | -181 dB | 152 dB, all that F32 holds |

      32 bit integers, `very_high` and ratios beyond 8 to 1 are computed in double precision, everything
      else in single. The bits of the output do not depend on how the audio is cut into chunks; between
      machines (vector widths, or no vectors) they agree to 1e-6 of full scale.

      **Latency.** Sharper filters look further ahead: the plan says how many input frames; from 44.1 to
      16 kHz about 3 ms (`low`), 8 ms (`high`), 11 ms (`very_high`).

      **Samples.** The output keeps the input's sample format. A NaN or infinity in float audio
      spoils only the outputs whose filters touch it. Integer outputs round to nearest and saturate.
      """;

  private AudioResampleDocumentation() {}
}
