package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.manifest.ManifestTree;
import io.remotemedia.core.manifest.Position;
import io.remotemedia.core.manifest.PositionIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one manifest; positions are looked up once, at the end. */
final class Findings {
  private final List<Diagnostic> reported = new ArrayList<>();
  private final Set<String> pointers = new HashSet<>();
  private int total;
  private boolean errors;

  void error(DiagnosticCode code, String pointer, String message) {
    error(code, pointer, message, "", List.of(), List.of());
  }

  void error(
      DiagnosticCode code,
      String pointer,
      String message,
      String received,
      List<String> accepted,
      List<String> suggestions) {
    List<Fix> fixes = new ArrayList<>();
    add(code, Severity.ERROR, pointer, message, received, accepted, suggestions, fixes);
  }

  void warning(
      DiagnosticCode code, String pointer, String message, String received, List<String> near) {
    add(code, Severity.WARNING, pointer, message, received, List.of(), near, List.of());
  }

  void add(
      DiagnosticCode code,
      Severity severity,
      String pointer,
      String message,
      String received,
      List<String> accepted,
      List<String> suggestions,
      List<Fix> fixes) {
    total++;
    boolean firstError = severity == Severity.ERROR && !errors;
    errors |= severity == Severity.ERROR;
    if (reported.size() < Diagnostics.MAX_REPORTED || firstError) {
      pointers.add(pointer);
      reported.add(
          new Diagnostic(
              code,
              severity,
              message,
              Quoted.plain(pointer, 500),
              0,
              0,
              "",
              received,
              accepted,
              suggestions,
              fixes));
    }
  }

  /** A finding whose place is known already. */
  void placed(Diagnostic finding) {
    total++;
    errors = true;
    reported.add(finding);
  }

  boolean hasErrors() {
    return errors;
  }

  /** What was found, each at its place, in the order of the text. */
  Diagnostics at(ManifestTree tree) {
    if (!tree.hasText() || reported.isEmpty()) {
      return new Diagnostics(reported, total);
    }
    PositionIndex index = PositionIndex.of(tree.text().orElseThrow(), pointers);
    List<Diagnostic> placed =
        new ArrayList<>(reported.stream().map(finding -> place(finding, index)).toList());
    placed.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
    return new Diagnostics(placed, total);
  }

  private static Diagnostic place(Diagnostic finding, PositionIndex index) {
    if (finding.line() != 0) {
      return finding;
    }
    Position position =
        isAboutKey(finding.code()) ? index.name(finding.pointer()) : index.value(finding.pointer());
    return new Diagnostic(
        finding.code(),
        finding.severity(),
        finding.message(),
        finding.pointer(),
        position.line(),
        position.column(),
        finding.within(),
        finding.received(),
        finding.accepted(),
        finding.suggestions(),
        finding.fixes());
  }

  private static boolean isAboutKey(DiagnosticCode code) {
    return code == DiagnosticCode.UNKNOWN_MEMBER || code == DiagnosticCode.UNKNOWN_PARAMETER;
  }
}
