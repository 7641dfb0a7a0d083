package io.remotemedia.core.schema;

/** A parameter does not fit the type that the plugin reads it with. */
public final class BindingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which one. */
  private final String pointer;

  /**
   * A parameter that cannot be read.
   *
   * @param pointer JSON pointer from the parameters
   * @param message what was received and what the plugin can read
   */
  public BindingException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /**
   * Which parameter.
   *
   * @return JSON pointer from the parameters; empty when it concerns all of them
   */
  public String pointer() {
    return pointer;
  }
}
