package io.remotemedia.core.fix;

/** A patch does not fit the text that it was applied to. */
public final class PatchFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A patch that cannot be applied.
   *
   * @param message why
   */
  public PatchFailedException(String message) {
    super(message);
  }
}
