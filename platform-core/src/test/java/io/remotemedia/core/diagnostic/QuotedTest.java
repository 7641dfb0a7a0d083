package io.remotemedia.core.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.StrictJson;
import org.junit.jupiter.api.Test;

class QuotedTest {
  @Test
  void escapesWhatCouldForgeALineOrMoveACursor() {
    assertEquals("\"a\\u000d\\u000ab\"", Quoted.text("a\r\nb"));
    assertEquals("\"\\u001b[31m\"", Quoted.text("\u001b[31m"));
    assertEquals("\"\\u202eabc\"", Quoted.text("\u202Eabc"));
    assertEquals("\"\\u2028\"", Quoted.text("\u2028"));
    assertEquals("\"\\ud800\"", Quoted.text("\uD800"));
    assertEquals("\"\\\"\\\\%n\"", Quoted.text("\"\\%n"));
    assertEquals("\"\uD83C\uDFA7\"", Quoted.text("\uD83C\uDFA7"));
  }

  @Test
  void shortensWhateverItIsGiven() throws JsonSyntaxException {
    assertEquals(Quoted.MAX_LENGTH, Quoted.text("x".repeat(1_000_000)).length());
    assertTrue(Quoted.text("\u001b".repeat(1_000)).length() <= Quoted.MAX_LENGTH);
    String list = "[" + "[\"abc\"],".repeat(50_000) + "1]";
    assertTrue(Quoted.json(StrictJson.read(list)).length() <= Quoted.MAX_LENGTH);
    String headphones = "\uD83C\uDFA7".repeat(200);
    assertTrue(Quoted.text(headphones).codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
  }

  @Test
  void keepsColumnsInExcerpts() {
    assertEquals("a b\uFFFDc", Quoted.line("a\tb\u001bc"));
    String line = "\u202E\uD83C\uDFA7\u0000";
    assertEquals(line.length(), Quoted.line(line).length());
  }
}
