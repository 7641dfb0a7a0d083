package io.remotemedia.spi;

import java.util.Objects;

/**
 * The format of audio on one edge of a graph.
 *
 * @param sampleRate frames per second, Hz, from {@value #MIN_SAMPLE_RATE} to {@value
 *     #MAX_SAMPLE_RATE}
 * @param channels samples per frame, from 1 to {@value #MAX_CHANNELS}
 * @param sampleFormat type of one sample
 */
public record AudioFormat(int sampleRate, int channels, SampleFormat sampleFormat) {
  /** The lowest sample rate that the platform carries, in Hz. */
  public static final int MIN_SAMPLE_RATE = 1_000;

  /** The highest sample rate that the platform carries, in Hz. */
  public static final int MAX_SAMPLE_RATE = 768_000;

  /** The most channels that the platform carries. */
  public static final int MAX_CHANNELS = 64;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when the rate or the channel count is out of range
   */
  public AudioFormat {
    Objects.requireNonNull(sampleFormat, "sampleFormat");
    if (sampleRate < MIN_SAMPLE_RATE || sampleRate > MAX_SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "sample rate %d Hz is outside %d to %d Hz"
              .formatted(sampleRate, MIN_SAMPLE_RATE, MAX_SAMPLE_RATE));
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new IllegalArgumentException(
          "channel count %d is outside 1 to %d".formatted(channels, MAX_CHANNELS));
    }
  }

  /**
   * The size of one frame.
   *
   * @return bytes of all channels together
   */
  public int frameBytes() {
    return channels * sampleFormat.bytes();
  }

  /**
   * This format at another rate.
   *
   * @param rate Hz
   * @return the changed format
   */
  public AudioFormat withSampleRate(int rate) {
    return new AudioFormat(rate, channels, sampleFormat);
  }

  /**
   * This format with another channel count.
   *
   * @param count samples per frame
   * @return the changed format
   */
  public AudioFormat withChannels(int count) {
    return new AudioFormat(sampleRate, count, sampleFormat);
  }

  /**
   * This format with another sample type.
   *
   * @param format type of one sample
   * @return the changed format
   */
  public AudioFormat withSampleFormat(SampleFormat format) {
    return new AudioFormat(sampleRate, channels, format);
  }

  /** Reads like {@code 44100 Hz, 2 channels, F32}. */
  @Override
  public String toString() {
    return "%d Hz, %d %s, %s"
        .formatted(sampleRate, channels, channels == 1 ? "channel" : "channels", sampleFormat);
  }
}
