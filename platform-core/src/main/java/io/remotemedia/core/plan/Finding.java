package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.manifest.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A finding in the making: its pointer as it is, its place in a text not known yet. */
final class Finding {
  private static final int MAX_POINTER = 500;
  private static final int MAX_MESSAGE = 4_000;

  private final DiagnosticCode code;
  private final Severity severity;
  private final String pointer;
  private final String message;
  private final List<Fix> fixes = new ArrayList<>(2);
  private String received = "";
  private List<String> accepted = List.of();
  private List<String> suggestions = List.of();
  private Position known;

  Finding(DiagnosticCode code, Severity severity, String pointer, String message) {
    this.code = code;
    this.severity = severity;
    this.pointer = pointer;
    this.message = message;
  }

  /** What was found, quoted already. */
  Finding received(String value) {
    received = value;
    return this;
  }

  Finding accepted(List<String> values) {
    accepted = values;
    return this;
  }

  Finding suggestions(List<String> names) {
    suggestions = names;
    return this;
  }

  Finding fix(Fix fix) {
    fixes.add(fix);
    return this;
  }

  /** Its place, where the reader of a text has told it. */
  Finding at(Position position) {
    known = position;
    return this;
  }

  String pointer() {
    return pointer;
  }

  boolean isPlaced() {
    return known != null;
  }

  /** What is wrong is the key and not the value: it is the key that has to be found. */
  boolean isAboutKey() {
    return code == DiagnosticCode.UNKNOWN_MEMBER || code == DiagnosticCode.UNKNOWN_PARAMETER;
  }

  Diagnostic at(Position position, String within) {
    Position place = known == null ? position : known;
    fixes.sort(Comparator.comparingDouble(Fix::confidence).reversed());
    return new Diagnostic(
        code,
        severity,
        Quoted.plain(message, MAX_MESSAGE),
        Quoted.plain(pointer, MAX_POINTER),
        place.line(),
        place.column(),
        within,
        received,
        accepted,
        suggestions,
        fixes);
  }
}
