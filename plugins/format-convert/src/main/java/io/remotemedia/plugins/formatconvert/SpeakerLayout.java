package io.remotemedia.plugins.formatconvert;

import static io.remotemedia.plugins.formatconvert.Speaker.BACK_LEFT;
import static io.remotemedia.plugins.formatconvert.Speaker.BACK_RIGHT;
import static io.remotemedia.plugins.formatconvert.Speaker.CENTRE;
import static io.remotemedia.plugins.formatconvert.Speaker.LEFT;
import static io.remotemedia.plugins.formatconvert.Speaker.LOW_FREQUENCY;
import static io.remotemedia.plugins.formatconvert.Speaker.RIGHT;
import static io.remotemedia.plugins.formatconvert.Speaker.SIDE_LEFT;
import static io.remotemedia.plugins.formatconvert.Speaker.SIDE_RIGHT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Named channel layouts. No two have the same number of channels, so the number names one too. */
enum SpeakerLayout {
  MONO("mono", CENTRE),
  STEREO("stereo", LEFT, RIGHT),
  STEREO_LFE("2.1", LEFT, RIGHT, LOW_FREQUENCY),
  QUAD("quad", LEFT, RIGHT, BACK_LEFT, BACK_RIGHT),
  FIVE("5.0", LEFT, RIGHT, CENTRE, SIDE_LEFT, SIDE_RIGHT),
  FIVE_LFE("5.1", LEFT, RIGHT, CENTRE, LOW_FREQUENCY, SIDE_LEFT, SIDE_RIGHT),
  SEVEN_LFE(
      "7.1", LEFT, RIGHT, CENTRE, LOW_FREQUENCY, BACK_LEFT, BACK_RIGHT, SIDE_LEFT, SIDE_RIGHT);

  private final String label;
  private final List<Speaker> speakers;

  SpeakerLayout(String label, Speaker... speakers) {
    this.label = label;
    this.speakers = List.of(speakers);
  }

  /** The name that the parameter {@code channel_map} uses. */
  String label() {
    return label;
  }

  /** The position of each channel. */
  List<Speaker> speakers() {
    return speakers;
  }

  int channels() {
    return speakers.size();
  }

  boolean has(Speaker speaker) {
    return speakers.contains(speaker);
  }

  static Optional<SpeakerLayout> named(String label) {
    return Arrays.stream(values()).filter(layout -> layout.label.equals(label)).findFirst();
  }

  /** The layout that audio with this many channels has by convention. */
  static Optional<SpeakerLayout> withChannels(int channels) {
    return Arrays.stream(values()).filter(layout -> layout.channels() == channels).findFirst();
  }

  /** All names, for messages. */
  static String labels() {
    return Arrays.stream(values()).map(SpeakerLayout::label).collect(Collectors.joining(", "));
  }

  /** All channel counts that have a layout, for messages. */
  static String counts() {
    return Arrays.stream(values())
        .map(layout -> Integer.toString(layout.channels()))
        .collect(Collectors.joining(", "));
  }
}
