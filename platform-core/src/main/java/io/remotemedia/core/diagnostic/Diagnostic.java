package io.remotemedia.core.diagnostic;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One finding, for people and programs. Every text in it is safe to print: short, on one line,
 * without control characters.
 *
 * @param code stable code
 * @param severity whether it stops the manifest
 * @param message one sentence with the received and the accepted value
 * @param pointer JSON pointer (RFC 6901) into the manifest; empty for the whole of it
 * @param line line from 1 in the text that was given; 0 where there was none
 * @param column column from 1, counted in characters; 0 where there was no text
 * @param within JSON pointer of the member in whose own text line and column count, which are the
 *     parameters of a structured manifest; empty where they count in the text of the manifest
 * @param received what was found, as short JSON text; empty where nothing was
 * @param accepted values, ranges or names that would have been accepted
 * @param suggestions nearest accepted names, best first
 * @param fixes changes that would repair it, best first
 */
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    String message,
    String pointer,
    int line,
    int column,
    String within,
    String received,
    List<String> accepted,
    List<String> suggestions,
    List<Fix> fixes) {
  /** Copies the lists. */
  public Diagnostic {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(within, "within");
    Objects.requireNonNull(received, "received");
    accepted = List.copyOf(accepted);
    suggestions = List.copyOf(suggestions);
    fixes = List.copyOf(fixes);
  }

  /**
   * A finding whose place counts in the text of the manifest, if in any.
   *
   * @param code stable code
   * @param severity whether it stops the manifest
   * @param message one sentence with the received and the accepted value
   * @param pointer JSON pointer into the manifest
   * @param line line from 1; 0 where there was no text
   * @param column column from 1; 0 where there was no text
   * @param received what was found
   * @param accepted what would have been accepted
   * @param suggestions nearest accepted names
   * @param fixes changes that would repair it
   */
  public Diagnostic(
      DiagnosticCode code,
      Severity severity,
      String message,
      String pointer,
      int line,
      int column,
      String received,
      List<String> accepted,
      List<String> suggestions,
      List<Fix> fixes) {
    this(
        code, severity, message, pointer, line, column, "", received, accepted, suggestions, fixes);
  }

  /**
   * The fix to try first.
   *
   * @return the one with the highest confidence, if there is any
   */
  public Optional<Fix> bestFix() {
    return fixes.stream().findFirst();
  }
}
