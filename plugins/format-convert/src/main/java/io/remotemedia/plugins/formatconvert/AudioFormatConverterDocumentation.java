package io.remotemedia.plugins.formatconvert;

/** What the catalogue says about the node type. */
final class AudioFormatConverterDocumentation {
  static final String MARKDOWN =
      """
      Changes the sample format and the channels of audio; the sample rate and the number of
      frames stay. Without parameters, and wherever nothing changes, the audio is passed on
      as it is. Latency: 0 frames. Channels and frames are counted from 0.

      ## Sample formats: `target_format`

      `F32`, `I16` or `I32`, in upper or lower case; without it the format of the input stays.
      An integer stands for the integer divided by 2^15 (I16) or 2^31 (I32), full scale is
      [-1, 1).

      | from | to | result |
      |---|---|---|
      | I16 | F32, I32 | exact; I16 to F32 to I16 gives the same bits |
      | I32 | F32 | rounded to the 24 significant bits of a float |
      | I32 | I16 | rounded to nearest, ties to even; saturates at 32767 |
      | F32 | I16, I32 | rounded to nearest, ties to even; saturates |

      Infinities saturate. A NaN has no integer: the execution fails with channel and frame.
      F32 stays F32 with every bit, NaN and infinities included, as long as nothing is mixed.

      ## Channels: `channels`, `channel_map`

      `channels` (1 to 64) alone:

      | from | to | result |
      |---|---|---|
      | n | n | unchanged |
      | 1 | n | the channel is copied to all outputs |
      | n | 1 | the mean of all channels, whatever they are (microphones, loudspeakers) |
      | 2, 3, 4, 5, 6, 8 | 2, 3, 4, 5, 6, 8 | by the layouts below |
      | other | other | refused: give a matrix |

      `channel_map` as a matrix has one row per output channel and one gain (-1000 to 1000) per
      input channel in each row; the output is the sum of gain times input. It is applied as
      given, so the sum may exceed full scale: integers then saturate. Gain 0 keeps an input
      out altogether, NaN included; a row with a single gain of 1 copies bit for bit.

      `channel_map` as a name is the layout of the output. The layout of the input follows from
      its number of channels. The order is that of WAVE files:

      | name | channels | order |
      |---|---|---|
      | `mono` | 1 | C |
      | `stereo` | 2 | L R |
      | `2.1` | 3 | L R LFE |
      | `quad` | 4 | L R BL BR |
      | `5.0` | 5 | L R C SL SR |
      | `5.1` | 6 | L R C LFE SL SR |
      | `7.1` | 8 | L R C LFE BL BR SL SR |

      A loudspeaker that the output has too keeps its signal. One that it lacks is folded after
      the down-mixing equations of ITU-R BS.775 (-3 dB is the square root of 1/2):

      - C goes to L and R at -3 dB each; L and R go to C (mono) at -3 dB each.
      - A surround (SL or BL) goes to the surround that the output has on that side at 0 dB,
        else to the front of that side at -3 dB, in mono to C at -6 dB. Where the input has two
        surrounds on each side and the output has not, each counts 3 dB less.
      - LFE is dropped where the output has none, and silent where the input has none: there is
        no bass management.

      If some output could then exceed full scale, all gains are divided by the largest sum of
      gains of one output, so that a mix cannot clip: 5.1 to stereo becomes
      L' = 0.414 L + 0.293 C + 0.293 SL. Mono by name gives C only (-3 dB each in stereo);
      use `channels` to copy instead. Sums are computed in double precision.

      ## Dither: `dither`, `seed`

      Works where the word length gets shorter in an audible way: the output is I16, and the
      input is F32 or I32 or was mixed. Elsewhere it has no effect: 32 bit integers and floats
      have errors below -140 dB.

      - `none` (default): plain rounding. Error power up to 1/12 step^2, related to the signal.
      - `tpdf`: noise with a triangular density, 2 steps wide from peak to peak, is added before
        rounding. Mean and power of the error (1/4 step^2) no longer depend on the signal.
      - `shaped`: the same, and the error is fed back so that its spectrum follows 1 - H(z):
        from 40 to 60 kHz the five taps 2.033, -2.165, 1.959, -1.590, 0.6149 at delays 1 to 5,
        made for the ear at 44.1 kHz (total error power 16.6 times that of `tpdf`, least where
        hearing is keenest); below 40 kHz 1 - z^-1 (2 times); above 60 kHz (1 - z^-1)^2 (6 times).
        Shape once, at the last step: shaped noise does not survive further processing.

      Digital silence gets dither too. The noise is a function of `seed` (default 0), output
      channel and frame: the same request gives the same bits, streamed in whatever chunks;
      channels are independent of each other.

      ## Cost

      A change of sample format alone takes 0.9 to 1.9 times as long as copying the audio. Mixing and
      dither work in double precision, channel by channel. Memory: 16 KiB, or 2 KiB for each
      input channel and 2 KiB more when channels are mixed or dither is on.

      ## Sources

      - ITU-R BS.775, Multichannel stereophonic sound system with and without accompanying
        picture: layouts and down-mixing equations.
      - S. P. Lipshitz, R. A. Wannamaker, J. Vanderkooy, Quantization and dither: a theoretical
        survey, J. Audio Eng. Soc. 40 (1992): TPDF dither.
      - S. P. Lipshitz, J. Vanderkooy, R. A. Wannamaker, Minimally audible noise shaping,
        J. Audio Eng. Soc. 39 (1991): the five taps.
      - G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators,
        OOPSLA 2014: the generator.
      """;

  private AudioFormatConverterDocumentation() {}
}
