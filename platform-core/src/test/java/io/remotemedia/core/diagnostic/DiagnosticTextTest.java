package io.remotemedia.core.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
  private static Diagnostic at(int line, int column, String within) {
    return new Diagnostic(
        DiagnosticCode.PARAMETER_RANGE,
        Severity.ERROR,
        "it is wrong",
        "/nodes/0/params/a",
        line,
        column,
        within,
        "1",
        List.of(),
        List.of(),
        List.of());
  }

  private static String rendered(Diagnostic finding, String source) {
    return DiagnosticText.render(Diagnostics.of(List.of(finding)), source, "p.json");
  }

  @Test
  void putsTheCaretUnderTheColumn() {
    assertEquals(
        """
        p.json:2:3: error RM-1405: it is wrong
          2 | \uFFFDcd
            |   ^
        """
            .replace("\uFFFDcd", "\uFFFDbcd"),
        rendered(at(2, 3, ""), "a\r\n\u001bbcd\r\n"));
  }

  @Test
  void showsTheMiddleOfALongLine() {
    String line = "x".repeat(500) + "HERE" + "y".repeat(500);
    String text = rendered(at(1, 501, ""), line);
    String[] lines = text.split("\n");
    assertEquals('H', lines[1].charAt(lines[2].indexOf('^')));
    assertEquals(120 + "  1 | ".length(), lines[1].length());
  }

  @Test
  void saysWhenAPlaceIsWithinTheTextOfParameters() {
    assertEquals(
        "p.json /nodes/0/params/a (line 1, column 7 of its text): error RM-1405: it is wrong\n",
        rendered(at(1, 7, "/nodes/0/params"), "irrelevant"));
    assertEquals(
        "p.json /nodes/0/params/a: error RM-1405: it is wrong\n", rendered(at(0, 0, ""), null));
  }

  @Test
  void survivesPlacesBeyondTheText() {
    assertEquals("p.json:9:9: error RM-1405: it is wrong\n", rendered(at(9, 9, ""), "one line"));
    assertEquals(
        "p.json:1:99: error RM-1405: it is wrong\n  1 | ab\n    |   ^\n",
        rendered(at(1, 99, ""), "ab"));
  }

  @Test
  void countsWhatItDoesNotShow() {
    Diagnostics many = new Diagnostics(List.of(at(0, 0, "")), 20_000);
    String text = DiagnosticText.render(many, null, "p.json");
    assertEquals("and 19999 more", text.lines().toList().getLast());
  }
}
