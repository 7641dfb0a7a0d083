package io.remotemedia.spi;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of audio formats: every combination of a rate, a channel count and a sample format out of
 * three independent sets. With it a node says what it takes and what it can emit before the actual
 * format is known.
 *
 * @param sampleRates rates in Hz
 * @param channels channel counts
 * @param sampleFormats sample types
 */
public record AudioFormatSet(
    IntRange sampleRates, IntRange channels, Set<SampleFormat> sampleFormats) {
  private static final AudioFormatSet ANY =
      new AudioFormatSet(
          IntRange.between(AudioFormat.MIN_SAMPLE_RATE, AudioFormat.MAX_SAMPLE_RATE),
          IntRange.between(1, AudioFormat.MAX_CHANNELS),
          EnumSet.allOf(SampleFormat.class));

  /** Copies the set of sample types. */
  public AudioFormatSet {
    Objects.requireNonNull(sampleRates, "sampleRates");
    Objects.requireNonNull(channels, "channels");
    sampleFormats = Set.copyOf(sampleFormats);
  }

  /**
   * Every format that the platform carries.
   *
   * @return the full set
   */
  public static AudioFormatSet any() {
    return ANY;
  }

  /**
   * The set with one member.
   *
   * @param format the member
   * @return the set
   */
  public static AudioFormatSet of(AudioFormat format) {
    return new AudioFormatSet(
        IntRange.of(format.sampleRate()),
        IntRange.of(format.channels()),
        Set.of(format.sampleFormat()));
  }

  /**
   * This set with other rates.
   *
   * @param rates Hz
   * @return the changed set
   */
  public AudioFormatSet withSampleRates(IntRange rates) {
    return new AudioFormatSet(rates, channels, sampleFormats);
  }

  /**
   * This set with other channel counts.
   *
   * @param counts channel counts
   * @return the changed set
   */
  public AudioFormatSet withChannels(IntRange counts) {
    return new AudioFormatSet(sampleRates, counts, sampleFormats);
  }

  /**
   * This set with other sample types.
   *
   * @param formats sample types
   * @return the changed set
   */
  public AudioFormatSet withSampleFormats(Set<SampleFormat> formats) {
    return new AudioFormatSet(sampleRates, channels, formats);
  }

  /**
   * Whether a format is a member.
   *
   * @param format the format
   * @return true when rate, channels and sample type all lie in the set
   */
  public boolean contains(AudioFormat format) {
    return sampleRates.contains(format.sampleRate())
        && channels.contains(format.channels())
        && sampleFormats.contains(format.sampleFormat());
  }

  /**
   * What two sets share.
   *
   * @param other the other set
   * @return the intersection, maybe empty
   */
  public AudioFormatSet intersect(AudioFormatSet other) {
    Set<SampleFormat> shared = EnumSet.noneOf(SampleFormat.class);
    shared.addAll(sampleFormats);
    shared.retainAll(other.sampleFormats);
    return new AudioFormatSet(
        sampleRates.intersect(other.sampleRates), channels.intersect(other.channels), shared);
  }

  /**
   * Whether the set has no member.
   *
   * @return true when one of the three parts is empty
   */
  public boolean isEmpty() {
    return sampleRates.isEmpty() || channels.isEmpty() || sampleFormats.isEmpty();
  }

  /** Reads like {@code 16000 Hz, 1 to 8 channels, F32 or I16}. */
  @Override
  public String toString() {
    String formats =
        sampleFormats.isEmpty()
            ? "none"
            : sampleFormats.stream().sorted().map(Enum::name).collect(Collectors.joining(" or "));
    return "%s Hz, %s %s, %s"
        .formatted(
            sampleRates,
            channels,
            channels.equals(IntRange.of(1)) ? "channel" : "channels",
            formats);
  }
}
