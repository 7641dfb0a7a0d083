package io.remotemedia.server.grpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built, and when.
 *
 * @param version version of the server
 * @param timestamp ISO 8601; the fixed instant of a reproducible build
 */
public record BuildInfo(String version, String timestamp) {
  /**
   * Reads what the build wrote.
   *
   * @return version and time
   */
  public static BuildInfo load() {
    Properties properties = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("/remotemedia/build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(properties.getProperty("version"), properties.getProperty("timestamp"));
  }
}
