package io.remotemedia.benchmarks.foreign;

/** A native library cannot be used here; the message says what is missing. */
public final class NativeMissingException extends Exception {
  private static final long serialVersionUID = 1L;

  NativeMissingException(String message) {
    super(message);
  }
}
