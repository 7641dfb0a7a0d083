package io.remotemedia.core.diagnostic;

import java.util.List;

/** Findings for people: where, what, the source line with a caret, what would repair it. */
public final class DiagnosticText {
  private static final int MAX_LINE = 120;

  private DiagnosticText() {}

  /**
   * Renders findings.
   *
   * @param diagnostics what was found
   * @param source the text of the manifest; null where there was none
   * @param name of the file
   * @return lines, each finding apart; the last one ends with a line break
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
    String severity = finding.severity() == Severity.ERROR ? "error" : "warning";
    out.append(
        "%s: %s %s: %s\n"
            .formatted(place(finding, name), severity, finding.code().id(), finding.message()));
    boolean inText = finding.line() > 0 && finding.within().isEmpty();
    if (inText && finding.line() <= lines.size()) {
      excerpt(lines.get(finding.line() - 1), finding, out);
    }
    for (Fix fix : finding.fixes()) {
      out.append("    fix: ").append(fix.title());
      out.append(fix.isCertain() ? " (certain)\n" : "\n");
    }
  }

  private static String place(Diagnostic finding, String name) {
    if (finding.line() == 0) {
      return finding.pointer().isEmpty() ? name : name + " " + finding.pointer();
    }
    return finding.within().isEmpty()
        ? "%s:%d:%d".formatted(name, finding.line(), finding.column())
        : "%s %s (line %d, column %d of its text)"
            .formatted(name, finding.pointer(), finding.line(), finding.column());
  }

  private static void excerpt(String line, Diagnostic finding, StringBuilder out) {
    int column = Math.min(finding.column(), line.length() + 1);
    int from = line.length() <= MAX_LINE ? 0 : Math.max(0, column - MAX_LINE / 2);
    String shown = line.substring(from, Math.min(line.length(), from + MAX_LINE)).stripTrailing();
    String number = Integer.toString(finding.line());
    out.append("  %s | %s\n".formatted(number, Quoted.line(shown)));
    out.append(
        "  %s | %s^\n"
            .formatted(" ".repeat(number.length()), " ".repeat(Math.max(0, column - 1 - from))));
  }
}
