package io.remotemedia.server.auth;

import java.util.Locale;

/** What a token may do. */
public enum Role {
  /** Executes pipelines, whole and as streams. */
  RUN,
  /** Reads what the server offers: catalogue, schemas, reflection. */
  INTROSPECT,
  /** Changes the server: plugins, log levels. */
  ADMINISTER;

  /**
   * The name in token files and messages.
   *
   * @return lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
