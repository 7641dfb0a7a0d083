package io.remotemedia.core.plan;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.IntRange;
import io.remotemedia.spi.SampleFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Formats for the client's audio that a plan can be shown with. */
final class ExampleFormats {
  private static final List<Integer> USUAL_RATES = List.of(16_000, 48_000, 44_100, 8_000);

  private ExampleFormats() {}

  static Map<String, AudioFormat> of(List<PlannedNode> nodes) {
    Map<String, AudioFormat> formats = new LinkedHashMap<>();
    nodes.stream()
        .filter(PlannedNode::isAudioSource)
        .forEach(node -> formats.put(node.id(), usual(node.accepts())));
    return formats;
  }

  /** The most usual format of a set that is not empty. */
  static AudioFormat usual(AudioFormatSet set) {
    IntRange rates = set.sampleRates();
    int rate = USUAL_RATES.stream().filter(rates::contains).findFirst().orElse(rates.min());
    SampleFormat format = set.sampleFormats().stream().sorted().findFirst().orElseThrow();
    return new AudioFormat(rate, set.channels().min(), format);
  }
}
