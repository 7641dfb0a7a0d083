package io.remotemedia.server.config;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, collected. */
public final class ConfigProblems {
  private final List<Diagnostic> found = new ArrayList<>();

  ConfigProblems() {}

  /**
   * Something that stops the server.
   *
   * @param code what kind
   * @param key dotted key; empty for the whole file
   * @param origin where
   * @param message one sentence with the received and the accepted value
   */
  public void error(DiagnosticCode code, String key, ConfigOrigin origin, String message) {
    add(code, Severity.ERROR, key, origin, message, List.of());
  }

  void add(
      DiagnosticCode code,
      Severity severity,
      String key,
      ConfigOrigin origin,
      String message,
      List<String> suggestions) {
    found.add(
        new Diagnostic(
            code,
            severity,
            "%s: %s".formatted(origin, message),
            key.isEmpty() ? "" : "/" + key.replace('.', '/'),
            origin.line(),
            origin.column(),
            "",
            List.of(),
            suggestions,
            List.of()));
  }

  /**
   * Everything that was found.
   *
   * @return in the order of finding
   */
  Diagnostics all() {
    return Diagnostics.of(found);
  }
}
