package io.remotemedia.plugins.formatconvert;

import static io.remotemedia.plugins.formatconvert.Speaker.CENTRE;
import static io.remotemedia.plugins.formatconvert.Speaker.LEFT;
import static io.remotemedia.plugins.formatconvert.Speaker.LOW_FREQUENCY;
import static io.remotemedia.plugins.formatconvert.Speaker.RIGHT;

import java.util.List;

/**
 * The gains from one named layout to another, after the down-mixing equations of Recommendation
 * ITU-R BS.775: a loudspeaker that the output lacks goes to its neighbours at -3 dB each.
 */
final class LayoutFold {
  private static final double MINUS_3_DB = Math.sqrt(0.5);

  private final SpeakerLayout from;
  private final SpeakerLayout to;
  private final double[][] gains;

  private LayoutFold(SpeakerLayout from, SpeakerLayout to) {
    this.from = from;
    this.to = to;
    this.gains = new double[to.channels()][from.channels()];
  }

  static ChannelMatrix matrix(SpeakerLayout from, SpeakerLayout to) {
    LayoutFold fold = new LayoutFold(from, to);
    List<Speaker> speakers = from.speakers();
    for (int input = 0; input < speakers.size(); input++) {
      fold.place(speakers.get(input), input);
    }
    return ChannelMatrix.of(fold.gains).withoutClipping();
  }

  private void place(Speaker speaker, int input) {
    if (to.has(speaker) && !mergesSurrounds(speaker)) {
      add(speaker, input, 1);
    } else if (speaker == CENTRE) {
      add(LEFT, input, MINUS_3_DB);
      add(RIGHT, input, MINUS_3_DB);
    } else if (speaker.isSurround()) {
      placeSurround(speaker, input);
    } else if (speaker != LOW_FREQUENCY) {
      // A front loudspeaker is missing in mono only. The low-frequency channel has its own
      // loudspeaker or none: BS.775 keeps it out of the mix.
      add(CENTRE, input, MINUS_3_DB);
    }
  }

  private void placeSurround(Speaker speaker, int input) {
    double gain = mergesSurrounds(speaker) ? MINUS_3_DB : 1;
    if (to.has(speaker)) {
      add(speaker, input, gain);
    } else if (to.has(speaker.otherSurround())) {
      add(speaker.otherSurround(), input, gain);
    } else if (to.has(speaker.front())) {
      add(speaker.front(), input, gain * MINUS_3_DB);
    } else {
      add(CENTRE, input, gain * MINUS_3_DB * MINUS_3_DB);
    }
  }

  /** Whether two surround loudspeakers of one side have to become one, or none. */
  private boolean mergesSurrounds(Speaker speaker) {
    Speaker other = speaker.otherSurround();
    return speaker.isSurround()
        && from.has(speaker)
        && from.has(other)
        && !(to.has(speaker) && to.has(other));
  }

  private void add(Speaker target, int input, double gain) {
    gains[to.speakers().indexOf(target)][input] += gain;
  }
}
