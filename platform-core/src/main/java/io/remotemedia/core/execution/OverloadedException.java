package io.remotemedia.core.execution;

/** The queue is full: the work was not taken. */
public final class OverloadedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** When it is worth trying again. */
  private final long retryAfterMillis;

  OverloadedException(String message, long retryAfterMillis) {
    super(message, null, false, false);
    this.retryAfterMillis = retryAfterMillis;
  }

  /**
   * When it is worth trying again.
   *
   * @return milliseconds from now, an estimate without jitter
   */
  public long retryAfterMillis() {
    return retryAfterMillis;
  }
}
