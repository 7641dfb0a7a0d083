package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.manifest.JsonSyntaxException;
import java.util.List;

/** A manifest that cannot run, told in one sentence with all findings behind it. */
final class Refusal {
  private static final int MAX_MESSAGE = 4_000;

  private Refusal() {}

  /** A text that is no manifest, because it cannot even be read. */
  static PipelineException unreadable(JsonSyntaxException e) {
    Diagnostic finding =
        new Diagnostic(
            e.code(),
            Severity.ERROR,
            e.getMessage(),
            "",
            e.position().line(),
            e.position().column(),
            e.excerpt(),
            List.of(),
            List.of(),
            List.of());
    String message =
        finding.line() == 0
            ? e.getMessage()
            : "line %d, column %d: %s".formatted(finding.line(), finding.column(), e.getMessage());
    return new PipelineException(
        new Fault(e.code(), message, "", false, Diagnostics.of(List.of(finding)), List.of()));
  }

  /**
   * A manifest with faults.
   *
   * @param diagnostics all findings
   * @param errors how many of them are errors, the unreported included
   * @param availableTypes the types that exist, where one was unknown
   */
  static PipelineException faulty(
      Diagnostics diagnostics, int errors, List<String> availableTypes) {
    Diagnostic told = told(diagnostics, !availableTypes.isEmpty());
    String message =
        errors == 1
            ? told.message()
            : "%d faults, %s: %s"
                .formatted(
                    errors, availableTypes.isEmpty() ? "the first" : "among them", told.message());
    DiagnosticCode code = availableTypes.isEmpty() ? told.code() : DiagnosticCode.UNKNOWN_NODE_TYPE;
    return new PipelineException(
        new Fault(
            code, Quoted.plain(message, MAX_MESSAGE), "", false, diagnostics, availableTypes));
  }

  /** The fault that stands for all: the unknown type, whose message lists those that exist. */
  private static Diagnostic told(Diagnostics diagnostics, boolean unknownType) {
    List<Diagnostic> errors =
        diagnostics.reported().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    return errors.stream()
        .filter(finding -> unknownType && finding.pointer().endsWith("/node_type"))
        .findFirst()
        .orElse(errors.getFirst());
  }
}
