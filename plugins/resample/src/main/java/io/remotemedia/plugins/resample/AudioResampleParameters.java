package io.remotemedia.plugins.resample;

/**
 * The parameters of {@code AudioResample}.
 *
 * @param targetSampleRate rate of the output, Hz
 * @param quality how sharp the filter is; null stands for {@link Quality#HIGH}
 */
public record AudioResampleParameters(int targetSampleRate, Quality quality) {
  /** Fills in the default quality. */
  public AudioResampleParameters {
    quality = quality == null ? Quality.HIGH : quality;
  }
}
