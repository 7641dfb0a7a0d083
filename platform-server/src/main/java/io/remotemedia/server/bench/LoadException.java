package io.remotemedia.server.bench;

/** A run cannot be made. */
public final class LoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LoadException(String message) {
    super(message);
  }
}
