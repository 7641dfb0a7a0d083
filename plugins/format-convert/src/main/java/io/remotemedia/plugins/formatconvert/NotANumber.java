package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;

/** The refusal of a NaN that would have to become an integer. */
final class NotANumber {
  private NotANumber() {}

  static NodeException at(int channel, long frame, SampleFormat target) {
    return new NodeException(
        NodeErrorCode.INVALID_INPUT,
        "output channel %d is NaN at frame %d (both counted from 0, from the start of the audio); a NaN cannot become an %s sample; accepted: finite or infinite samples, or target_format F32"
            .formatted(channel, frame, target));
  }
}
