package io.remotemedia.server.client;

/** There is no such node type; the message names the nearest. */
public final class UnknownNodeType extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * An unknown name.
   *
   * @param message one sentence, safe to print
   */
  public UnknownNodeType(String message) {
    super(message);
  }
}
