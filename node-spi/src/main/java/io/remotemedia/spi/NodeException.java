package io.remotemedia.spi;

import java.util.Objects;

/**
 * The one failure of a node. The message is for the client: it says what was received and what is
 * accepted, and names no class and no file.
 */
public class NodeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The class of the failure. */
  private final NodeErrorCode code;

  /**
   * A classified failure.
   *
   * @param code the class of the failure
   * @param message for the client
   */
  public NodeException(NodeErrorCode code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  /**
   * A classified failure with its cause, which is logged and never sent.
   *
   * @param code the class of the failure
   * @param message for the client
   * @param cause what led to it
   */
  public NodeException(NodeErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /**
   * The class of the failure.
   *
   * @return the code
   */
  public NodeErrorCode code() {
    return code;
  }
}
