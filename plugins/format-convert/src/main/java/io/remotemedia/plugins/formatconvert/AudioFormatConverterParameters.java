package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.SampleFormat;

/**
 * The parameters as the schema describes them.
 *
 * @param targetFormat sample format of the output; null keeps that of the input
 * @param channels channel count of the output; null leaves it to {@code channelMap}, or keeps that
 *     of the input
 * @param channelMap null, the name of a layout ({@code String}) or a matrix ({@code
 *     List<List<Number>>}, a row per output channel)
 * @param dither what is done about the error of 16 bit output; null is {@link Dither#NONE}
 * @param seed start of the dither generator
 */
public record AudioFormatConverterParameters(
    SampleFormat targetFormat, Integer channels, Object channelMap, Dither dither, long seed) {
  /** Makes an absent dither explicit. */
  public AudioFormatConverterParameters {
    dither = dither == null ? Dither.NONE : dither;
  }
}
