package io.remotemedia.core.diagnostic;

import java.util.List;

/** Findings for people: where, what, the source line with a caret, what is meant. */
public final class DiagnosticText {
  private static final int MAX_LINE = 120;

  private DiagnosticText() {}

  /**
   * Renders findings.
   *
   * @param diagnostics what was found
   * @param source the text of the manifest; null where there was none
   * @param name of the file
   * @return lines, each finding apart
   */
  public static String render(Diagnostics diagnostics, String source, String name) {
    List<String> lines = source == null ? List.of() : source.lines().toList();
    StringBuilder out = new StringBuilder();
    for (Diagnostic finding : diagnostics.reported()) {
      render(finding, lines, name, out);
    }
    int hidden = diagnostics.total() - diagnostics.reported().size();
    if (hidden > 0) {
      out.append("and ").append(hidden).append(" more\n");
    }
    return out.toString();
  }

  private static void render(
      Diagnostic finding, List<String> lines, String name, StringBuilder out) {
    String place =
        finding.line() > 0
            ? "%s:%d:%d".formatted(name, finding.line(), finding.column())
            : name + " " + finding.pointer();
    String severity = finding.severity() == Severity.ERROR ? "error" : "warning";
    out.append(
        "%s: %s %s: %s%n".formatted(place, severity, finding.code().id(), finding.message()));
    if (finding.line() > 0 && finding.line() <= lines.size()) {
      excerpt(lines.get(finding.line() - 1), finding, out);
    }
    for (Fix fix : finding.fixes()) {
      out.append("    fix: ").append(fix.title()).append('\n');
    }
  }

  private static void excerpt(String line, Diagnostic finding, StringBuilder out) {
    int column = Math.min(finding.column(), line.length() + 1);
    int from = Math.max(0, column - MAX_LINE / 2);
    String shown = line.substring(from, Math.min(line.length(), from + MAX_LINE));
    String number = Integer.toString(finding.line());
    out.append("  %s | %s%n".formatted(number, shown.replace('\t', ' ')));
    out.append(
        "  %s | %s^%n"
            .formatted(" ".repeat(number.length()), " ".repeat(Math.max(0, column - 1 - from))));
  }
}
