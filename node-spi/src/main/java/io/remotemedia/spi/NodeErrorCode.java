package io.remotemedia.spi;

/** Classes of failures. The node classifies; the host decides what follows. */
public enum NodeErrorCode {
  /** The parameters cannot work, alone or with this input. The client must change the manifest. */
  INVALID_PARAMETER(false),
  /** The input format cannot be taken. The client must change manifest or audio. */
  UNSUPPORTED_FORMAT(false),
  /** The samples or data values cannot be processed. The client must change its input. */
  INVALID_INPUT(false),
  /** A granted limit is exceeded. */
  RESOURCE_LIMIT(false),
  /** The execution was cancelled. */
  CANCELLED(false),
  /** Something outside the node is missing for now; the same call may work later. */
  UNAVAILABLE(true),
  /** A fault of the node itself. */
  INTERNAL(false);

  private final boolean retryable;

  NodeErrorCode(boolean retryable) {
    this.retryable = retryable;
  }

  /**
   * Whether the same call may work later without a change.
   *
   * @return true for passing faults
   */
  public boolean retryable() {
    return retryable;
  }
}
