package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with one manifest. Only as many findings are kept as are reported, errors
 * before warnings; the rest are counted. Places in the text are looked up once, at the end.
 */
final class Findings {
  private final List<Finding> errors = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();
  private int errorCount;
  private int warningCount;

  Finding error(DiagnosticCode code, String pointer, String message) {
    return add(code, Severity.ERROR, pointer, message);
  }

  Finding warning(DiagnosticCode code, String pointer, String message) {
    return add(code, Severity.WARNING, pointer, message);
  }

  Finding add(DiagnosticCode code, Severity severity, String pointer, String message) {
    Finding finding = new Finding(code, severity, pointer, message);
    if (severity == Severity.ERROR) {
      errorCount++;
      keep(errors, finding);
    } else {
      warningCount++;
      keep(warnings, finding);
    }
    return finding;
  }

  private static void keep(List<Finding> list, Finding finding) {
    if (list.size() < Diagnostics.MAX_REPORTED) {
      list.add(finding);
    }
  }

  /** Whether an error more would only be counted: no need to look for what it could suggest. */
  boolean isFull() {
    return errors.size() >= Diagnostics.MAX_REPORTED;
  }

  boolean hasErrors() {
    return errorCount > 0;
  }

  int errorCount() {
    return errorCount;
  }

  /** What was found, each at its place, in the order of the text. */
  Diagnostics at(ManifestTree tree) {
    List<Finding> kept = new ArrayList<>(errors);
    kept.addAll(
        warnings.subList(0, Math.min(warnings.size(), Diagnostics.MAX_REPORTED - errors.size())));
    List<Diagnostic> placed = new FindingPlaces(tree).of(kept);
    return new Diagnostics(placed, errorCount + warningCount);
  }
}
