package io.remotemedia.server.config;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Severity;
import java.util.List;

/** The configuration cannot be used; all problems together. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not serialized: the exception never leaves the process. */
  private final transient Diagnostics findings;

  ConfigException(Diagnostics findings) {
    super(String.join(System.lineSeparator(), errors(findings)));
    this.findings = findings;
  }

  private static List<String> errors(Diagnostics findings) {
    return findings.reported().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Diagnostic::message)
        .toList();
  }

  /**
   * What is wrong.
   *
   * @return at least one line, each with key, received and accepted value
   */
  public List<String> problems() {
    return errors(findings);
  }

  /**
   * What is wrong, with places and warnings.
   *
   * @return at least one error
   */
  public Diagnostics findings() {
    return findings;
  }
}
