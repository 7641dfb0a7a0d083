package io.remotemedia.server.tls;

/** A certificate or key cannot be used; the message says why, without their content. */
public final class TlsFileException extends Exception {
  private static final long serialVersionUID = 1L;

  TlsFileException(String message) {
    super(message);
  }
}
