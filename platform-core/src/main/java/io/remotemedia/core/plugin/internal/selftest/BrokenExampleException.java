package io.remotemedia.core.plugin.internal.selftest;

/** An example does not work as written. */
final class BrokenExampleException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenExampleException(String message) {
    super(message);
  }
}
