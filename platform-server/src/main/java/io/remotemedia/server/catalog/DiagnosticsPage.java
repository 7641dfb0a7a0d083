package io.remotemedia.server.catalog;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The reference page of the diagnostic codes, as Markdown, and single codes as text. */
public final class DiagnosticsPage {
  private static final int CODES_PER_SECTION = 100;
  private static final int CODES_PER_LAYER = 1_000;

  /** By the first code of a section; a layer without sections of its own by its thousands. */
  private static final Map<Integer, String> SECTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(1000, "The text of a manifest"),
              Map.entry(1100, "The members of a manifest"),
              Map.entry(1200, "The graph"),
              Map.entry(1300, "Node types"),
              Map.entry(1400, "Parameters"),
              Map.entry(1500, "Audio formats"),
              Map.entry(2000, "Inputs"),
              Map.entry(2100, "Streams"),
              Map.entry(3000, "Limits"),
              Map.entry(4000, "Nodes at run time"),
              Map.entry(5000, "Versions"),
              Map.entry(6000, "Verdicts on plugins"),
              Map.entry(7000, "Configuration of a server"),
              Map.entry(8000, "Admission"),
              Map.entry(9000, "The server itself")));

  private DiagnosticsPage() {}

  /**
   * Finds a code.
   *
   * @param text like {@code RM-1405}, {@code rm1405} or {@code 1405}
   * @return the code, if there is one
   */
  public static Optional<DiagnosticCode> find(String text) {
    String digits = text.toUpperCase(Locale.ROOT).replaceFirst("^RM-?", "");
    return Arrays.stream(DiagnosticCode.values())
        .filter(code -> Integer.toString(code.number()).equals(digits))
        .findFirst();
  }

  /**
   * The section that a code stands in.
   *
   * @param code the code
   * @return its title
   */
  public static String section(DiagnosticCode code) {
    int first = code.number() / CODES_PER_SECTION * CODES_PER_SECTION;
    return SECTIONS.getOrDefault(
        first, SECTIONS.get(code.number() / CODES_PER_LAYER * CODES_PER_LAYER));
  }

  /**
   * Writes the page.
   *
   * @return Markdown
   */
  public static String text() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Diagnostic codes

        Everything that the platform finds wrong has a code that never changes its meaning. In the
        terminal, `remotemedia explain CODE` tells the same.
        """);
    List<DiagnosticCode> codes =
        Arrays.stream(DiagnosticCode.values())
            .sorted((a, b) -> Integer.compare(a.number(), b.number()))
            .toList();
    String section = "";
    for (DiagnosticCode code : codes) {
      if (!section(code).equals(section)) {
        section = section(code);
        page.append(
            "\n## %s\n\n| code | kind | means | what to do |\n|---|---|---|---|\n"
                .formatted(section));
      }
      page.append(
          "| %s | %s | %s | %s |\n"
              .formatted(code.id(), kind(code), cell(code.title()), cell(code.advice())));
    }
    return page.toString();
  }

  /**
   * Who has to act on a code.
   *
   * @param code the code
   * @return its category in words
   */
  public static String kind(DiagnosticCode code) {
    return code.category().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
