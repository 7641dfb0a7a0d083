package io.remotemedia.core.manifest;

import io.remotemedia.core.diagnostic.DiagnosticCode;

/** A text is not JSON, or breaks one of the strict rules. */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which rule. */
  private final DiagnosticCode code;

  /** Where; not serialized, the exception never leaves the process. */
  private final transient Position position;

  /** What was read there. */
  private final String excerpt;

  /**
   * A refused text.
   *
   * @param code which rule
   * @param message what is wrong, without the position
   * @param position where
   * @param excerpt what was read there; empty where nothing was
   */
  public JsonSyntaxException(
      DiagnosticCode code, String message, Position position, String excerpt) {
    super(message);
    this.code = code;
    this.position = position;
    this.excerpt = excerpt;
  }

  /**
   * Which rule is broken.
   *
   * @return a code of the 1000 range
   */
  public DiagnosticCode code() {
    return code;
  }

  /**
   * Where it is broken.
   *
   * @return line and column in the text
   */
  public Position position() {
    return position;
  }

  /**
   * What was read there.
   *
   * @return a short piece of the text, with nothing unprintable
   */
  public String excerpt() {
    return excerpt;
  }
}
