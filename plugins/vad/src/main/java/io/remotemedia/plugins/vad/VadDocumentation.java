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
      | `frames` | only with `report_frames`: `{"start_ms", "duration_ms", "probabilities"}` of the \
      frames that the chunk decided |

      Times are whole milliseconds of audio heard since the start of the audio or stream. A gap that \
      the client reports adds nothing to them: what follows is heard as if nothing were missing. \
      At the end of the audio an open segment ends there, and speech that is still shorter than \
      `min_speech_ms` is dropped. The last frame may be shorter: it is judged by what there is.

      Audio goes on to connected nodes. As the last node of a graph, `VAD` returns only its data \
      unless `emit_audio` is true.

      ## Methods

      **adaptive** (default). The mean of all channels is lowered to a rate from 8 to 16 kHz. Every \
      10 ms the power spectrum of the newest 30 ms (Hann window) is taken. Minimum statistics over \
      1.5 s follow the background in every bin. Sixteen features tell how far 16 critical bands from \
      100 Hz to 3.7 kHz stand above it, how voiced the hop is (70 to 400 Hz), how spectrum and level \
      move, and how level and tilt compare with the last seconds; none depends on the level. Their \
      averages over 40, 210 and 560 ms around the hop go into a small network (48 inputs, 32 and 16 \
      hidden units), which gives the probability of speech, for speech and its absence equally \
      likely. The mean over `frame_duration_ms` is compared with `onset_threshold` to start and with \
      `release_threshold` to continue. `min_speech_ms`, `min_silence_ms`, `hangover_ms` and \
      `pre_roll_ms` then shape the segments; a hangover longer than `min_silence_ms` raises that to \
      its own length, and a pre-roll never reaches into the segment before.

      The network was fitted by a program of the project (`benchmarks/run train-vad`) to material \
      that it makes itself; `docs/benchmarks.md` has its accuracy by noise and ratio on other \
      material, beside the WebRTC detector's.

      The background is known after about a second. Voices behind the voice are the hard case. \
      Singing is not told from speech. Sound below -100 dB of full scale is silence.

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

      The adaptive method hears 100 ms beyond a frame before it decides. A start is told \
      `min_speech_ms` (at least one frame) plus that after it: with the defaults 160 ms. An end is \
      told `min_silence_ms` (or the hangover) plus that after it: 220 ms. The energy method: one \
      frame. The plan gives the larger of both. Audio passes on without delay.

      ## Cost

      Adaptive: about 0.15 ms per second of 16 kHz audio on one core with vectors of 512 bits, \
      somewhat more at higher rates and in small chunks: hops that arrive together are analysed \
      side by side. Energy: a small part of that. Memory: 15 to 40 KB per stream, and a workspace of \
      70 KB that all streams share.

      ## Metrics

      `segments` and `speech_ms`: number and total length of the segments that ended.

      ## Sources

      - R. Martin, "Noise power spectral density estimation based on optimal smoothing and minimum \
      statistics", IEEE Transactions on Speech and Audio Processing, 2001.
      - D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015: the fitting.
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
