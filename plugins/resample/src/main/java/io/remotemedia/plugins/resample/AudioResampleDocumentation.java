package io.remotemedia.plugins.resample;

/** The documentation of the node type, as the catalogue shows it. */
final class AudioResampleDocumentation {
  static final String MARKDOWN =
      """
      Converts the sample rate by any ratio of whole rates from 1 kHz to 768 kHz.
      """;

  private AudioResampleDocumentation() {}
}
