package io.remotemedia.plugins.vad;

/** The text of the catalogue. */
final class VadDocumentation {
  static final String MARKDOWN =
      """
      Finds speech and tells when it starts and ends. Audio passes through unchanged.

      ## Output

      One data value for every chunk:

      | field | meaning |
      |---|---|
      | `has_speech` | whether a segment was open at some moment of the chunk |
      | `confidence` | 0 to 1: the highest probability of speech among the frames that the chunk \
      decided; the latest one when it decided none |
      | `segments` | `[{"start_ms", "end_ms"}]` that ended with this chunk |
      | `events` | `[{"type", "at_ms"}]`, type `speech_start` or `speech_end`, as soon as known |

      Times are whole milliseconds of audio heard since the start of the audio or stream. A gap that \
      the client reports adds nothing to them: what follows is heard as if nothing were missing. \
      At the end of the audio an open segment ends there, and speech that is still shorter than \
      `min_speech_ms` is dropped. The last frame may be shorter: it is judged by what there is.

      Audio goes on to connected nodes. As the last node of a graph, `VAD` returns only its data \
      unless `emit_audio` is true.

      ## Methods

      **adaptive** (default). The mean of all channels is lowered to a rate from 8 to 16 kHz. Every \
      10 ms the spectrum of the newest 28 ms is taken. Minimum statistics follow the background in \
      every bin. Eight features tell how far 16 critical bands stand above it, how voiced the hop \
      is, how the spectrum moves, and how the level compares with the last seconds; none depends on \
      the level. Their averages over 60, 210 and 560 ms around the hop go into a small network \
      (24 inputs, 10 hidden units), which gives the probability of speech. The mean over \
      `frame_duration_ms` is compared with `onset_threshold` to start and with `release_threshold` \
      to continue. `min_speech_ms`, `min_silence_ms`, `hangover_ms` and `pre_roll_ms` then shape the \
      segments; a hangover longer than `min_silence_ms` raises that to its own length, and a \
      pre-roll never reaches into the segment before.

      The background is known after about a second. Talk that never pauses, and voices behind the \
      voice, are the hard cases. Music is not told from speech. Sound below -100 dB of full scale is \
      silence.

      **energy**. A frame is speech when the RMS of the channel mean, full scale 1, exceeds \
      `energy_threshold`. Segments follow the frames exactly, without hangover; the parameters that \
      shape segments and the two thresholds of confidence are not used. With RMS r and threshold t \
      the confidence is r² / (r² + t²). Giving `energy_threshold` without `method` selects this \
      method; with method `adaptive` it is not used.

      ## Input

      Every rate, channel count and sample format. Decisions are alike from 8 to 48 kHz and above; \
      below 8 kHz the adaptive method works with what the rate carries, less reliably. Float \
      samples that are NaN, infinite or beyond 2^20 count as silence, and pass through as they are.

      ## Latency

      A start is known `min_speech_ms` (at least one frame) after it, an end `min_silence_ms` \
      after it, the adaptive method adds 100 ms. The plan gives the larger of both.

      ## Cost

      Adaptive: about half a millisecond per second of 16 kHz audio on one core, alike at other \
      rates. Energy: about a twentieth of that.

      ## Metrics

      `segments` and `speech_ms`: number and total length of the segments that ended.

      ## Sources

      - R. Martin, "Noise power spectral density estimation based on optimal smoothing and minimum \
      statistics", IEEE Transactions on Speech and Audio Processing, 2001.
      - J. Sohn, N. S. Kim, W. Sung, "A statistical model-based voice activity detection", IEEE \
      Signal Processing Letters, 1999.
      - P. K. Ghosh, A. Tsiartas, S. Narayanan, "Robust voice activity detection using long-term \
      signal variability", IEEE Transactions on Audio, Speech, and Language Processing, 2011.
      - T. Tolonen, M. Karjalainen, "A computationally efficient multipitch analysis model", IEEE \
      Transactions on Speech and Audio Processing, 2000.
      - E. Zwicker, "Subdivision of the audible frequency range into critical bands", Journal of \
      the Acoustical Society of America, 1961.
      """;

  private VadDocumentation() {}
}
