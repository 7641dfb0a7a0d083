package io.remotemedia.core.diagnostic;

import java.util.List;

/**
 * One finding, for people and programs.
 *
 * @param code stable code
 * @param severity whether it stops the manifest
 * @param message one sentence with the received and the accepted value
 * @param pointer JSON pointer (RFC 6901) into the manifest; empty for the whole of it
 * @param line line from 1 in the text that was given; 0 where there was none
 * @param column column from 1, counted in characters; 0 where there was no text
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
    String received,
    List<String> accepted,
    List<String> suggestions,
    List<Fix> fixes) {
  /** Copies the lists. */
  public Diagnostic {
    accepted = List.copyOf(accepted);
    suggestions = List.copyOf(suggestions);
    fixes = List.copyOf(fixes);
  }
}
