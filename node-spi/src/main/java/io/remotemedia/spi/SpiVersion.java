package io.remotemedia.spi;

/**
 * The version of this SPI, apart from the version of the server.
 *
 * <p>Semantic versioning: a plugin built for {@code 1.x} runs on every host with the same major
 * version and an equal or higher minor version.
 */
public final class SpiVersion {
  /** The version that this jar implements, {@code major.minor.patch}. */
  public static final String CURRENT = "1.0.0";

  private SpiVersion() {}
}
