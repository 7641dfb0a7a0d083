package io.remotemedia.core.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StrictYamlTest {
  private static JsonSyntaxException refused(String text) {
    return assertThrows(JsonSyntaxException.class, () -> StrictYaml.read(text));
  }

  @Test
  void readsWhatJsonCouldSay() throws JsonSyntaxException {
    String yaml =
        """
        # a comment
        text: plain
        quoted: "1"
        block: |
          two
          lines
        numbers: [1, -2, 0x1F, 0o17, 1.5, .5, 1e3]
        flags: {yes: true, no: false}
        nothing: ~
        empty:
        nested:
          - a: 1
            b: [x]
          - []
        """;
    assertEquals(
        "{\"text\":\"plain\",\"quoted\":\"1\",\"block\":\"two\\nlines\\n\","
            + "\"numbers\":[1,-2,31,15,1.5,0.5,1000.0],\"flags\":{\"yes\":true,\"no\":false},"
            + "\"nothing\":null,\"empty\":null,\"nested\":[{\"a\":1,\"b\":[\"x\"]},[]]}",
        StrictYaml.read(yaml).toString());
  }

  @Test
  void readsEveryJsonText() throws JsonSyntaxException {
    String json = "{\"a\": [1, \"b\\u00e4\", {\"c\": null}], \"d\": true}";
    assertEquals(StrictJson.read(json), StrictYaml.read(json));
  }

  @Test
  void refusesByNameWhatJsonDoesNotHave() {
    for (String yaml :
        new String[] {
          "a: &x 1", "a: *x", "a: !!str 1", "<<: {a: 1}", "? [a]\n: 1", "? {a: 1}\n: 1"
        }) {
      assertEquals(DiagnosticCode.YAML_FEATURE, refused(yaml).code(), yaml);
    }
    assertEquals(DiagnosticCode.TRAILING_TEXT, refused("a: 1\n---\nb: 2\n").code());
    assertEquals(DiagnosticCode.DUPLICATE_KEY, refused("a: 1\nb: 2\na: 3\n").code());
    assertEquals(new Position(3, 1), refused("a: 1\nb: 2\na: 3\n").position());
    assertEquals(DiagnosticCode.NON_FINITE_NUMBER, refused("a: .inf").code());
    assertEquals(DiagnosticCode.NON_FINITE_NUMBER, refused("a: 1e999").code());
    assertEquals(DiagnosticCode.SYNTAX, refused("a: [1, 2").code());
    assertEquals(DiagnosticCode.SYNTAX, refused("a: 1\n b: 2").code());
    assertEquals(DiagnosticCode.EMPTY_TEXT, refused("# nothing\n").code());
    assertEquals(DiagnosticCode.NUMBER_LIMIT, refused("a: " + "1".repeat(65)).code());
  }

  @Test
  void boundsWhatItReads() {
    assertEquals(DiagnosticCode.DEPTH_LIMIT, refused("[".repeat(65) + "]".repeat(65)).code());
    assertTimeoutPreemptively(
        Duration.ofSeconds(3), () -> refused("[".repeat(100_000) + "]".repeat(100_000)));
    assertEquals(DiagnosticCode.DOCUMENT_LIMIT, refused("a: " + "x".repeat(1 << 20)).code());
    assertTimeoutPreemptively(Duration.ofSeconds(3), () -> refused("{".repeat(500_000)));
    assertTimeoutPreemptively(Duration.ofSeconds(3), () -> refused("- ".repeat(300_000)));
  }

  @Test
  void findsPlacesBehindCharactersOutsideTheBasicPlane() throws JsonSyntaxException {
    ManifestSource.YamlText text = new ManifestSource.YamlText("name: \"\uD83C\uDFA7\"\nnext: 1\n");
    OutlineNode next = TextOutline.of(text).find("/next").orElseThrow();
    assertEquals(new Position(2, 7), Position.of(text.yaml(), next.start()));
  }
}
