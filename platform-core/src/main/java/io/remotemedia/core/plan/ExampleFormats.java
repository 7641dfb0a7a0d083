package io.remotemedia.core.plan;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.IntRange;
import io.remotemedia.spi.SampleFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Formats out of a set, the most usual ones first. */
final class ExampleFormats {
  /** How many different choices are worth trying before a node is believed to take none. */
  static final int ALTERNATIVES = 24;

  private static final List<Integer> USUAL_RATES =
      List.of(16_000, 48_000, 44_100, 8_000, 24_000, 32_000, 22_050, 96_000);
  private static final List<Integer> USUAL_CHANNELS = List.of(1, 2);

  private ExampleFormats() {}

  /**
   * A format out of a set that is not empty.
   *
   * @param set where from
   * @param alternative which one; after the last the first comes again
   */
  static AudioFormat of(AudioFormatSet set, int alternative) {
    List<Integer> rates = choices(USUAL_RATES, set.sampleRates());
    List<Integer> channels = choices(USUAL_CHANNELS, set.channels());
    List<SampleFormat> formats = set.sampleFormats().stream().sorted().toList();
    // The rate changes fastest: it is what nodes are most particular about.
    int rest = alternative / rates.size();
    return new AudioFormat(
        rates.get(alternative % rates.size()),
        channels.get(rest % channels.size()),
        formats.get(rest / channels.size() % formats.size()));
  }

  private static List<Integer> choices(List<Integer> usual, IntRange range) {
    List<Integer> choices = new ArrayList<>(usual.stream().filter(range::contains).toList());
    Stream.of(range.min(), range.max())
        .filter(bound -> !choices.contains(bound))
        .forEach(choices::add);
    return choices;
  }
}
