package io.remotemedia.core.execution;

/** Who set a granted limit. */
public enum LimitOrigin {
  /** The client asked for it. */
  CLIENT("set by the client"),
  /** The client asked for none. */
  SERVER_DEFAULT("the server's default"),
  /** The client asked for more. */
  SERVER_MAXIMUM("the server's maximum");

  private final String text;

  LimitOrigin(String text) {
    this.text = text;
  }

  /** As it stands in messages, for example {@code the server's default}. */
  @Override
  public String toString() {
    return text;
  }
}
