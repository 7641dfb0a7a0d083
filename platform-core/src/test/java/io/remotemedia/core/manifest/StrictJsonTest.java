package io.remotemedia.core.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StrictJsonTest {
  private static JsonSyntaxException refused(String text) {
    return assertThrows(JsonSyntaxException.class, () -> StrictJson.read(text));
  }

  private static JsonNode read(String text) throws JsonSyntaxException {
    return StrictJson.read(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1,}                | SYNTAX            | 9
          {"a" 1}                  | SYNTAX            | 6
          {"a": 1 "b": 2}          | SYNTAX            | 9
          {a: 1}                   | SYNTAX            | 2
          {'a': 1}                 | SYNTAX            | 2
          [1, 2                    | SYNTAX            | 6
          {"a": tru}               | SYNTAX            | 7
          {"a": 01}                | SYNTAX            | 7
          {"a": +1}                | SYNTAX            | 7
          {"a": .5}                | SYNTAX            | 7
          {"a": "\\x"}              | SYNTAX            | 9
          {"a": 1, "a": 2}         | DUPLICATE_KEY     | 10
          {"a": {"b": 1, "\\u0062": 2}} | DUPLICATE_KEY | 16
          {} {}                    | TRAILING_TEXT     | 4
          {}x                      | TRAILING_TEXT     | 3
          {"a": 1} // b            | COMMENT           | 10
          {"a": /* b */ 1}         | COMMENT           | 7
          {"a": NaN}               | NON_FINITE_NUMBER | 7
          {"a": -Infinity}         | NON_FINITE_NUMBER | 7
          {"a": 1e400}             | NON_FINITE_NUMBER | 7
          {"a": 1e1000000000}      | NON_FINITE_NUMBER | 7
          {"a": 1e-400}            | NUMBER_LIMIT      | 7
          {"a": "\\ud800"}          | ENCODING          | 7
          {"\\udc00": 1}            | ENCODING          | 2
          """)
  void namesTheBrokenRuleAndItsPlace(String text, DiagnosticCode code, int column) {
    JsonSyntaxException refusal = refused(text);
    assertEquals(code, refusal.code(), refusal.getMessage());
    assertEquals(new Position(1, column), refusal.position(), refusal.getMessage());
  }

  @Test
  void keepsNumbersExactOrRefusesThem() throws JsonSyntaxException {
    assertEquals("9223372036854775808", read("9223372036854775808").numberValue().toString());
    assertEquals(Long.MAX_VALUE, read("9223372036854775807").numberValue());
    assertEquals(0, read("-0").numberValue());
    assertEquals(0.1, read("0.1000000000000000055511151231257827").doubleValue());
    assertEquals(1e300, read("1e300").doubleValue());
    assertEquals(0.0, read("0e-1000000000").doubleValue());
    assertEquals(DiagnosticCode.NUMBER_LIMIT, refused("1".repeat(1_001)).code());
    assertEquals(DiagnosticCode.NUMBER_LIMIT, refused("0." + "1".repeat(1_001)).code());
  }

  @Test
  void refusesWhatIsTooDeepAtTheBracketThatIsTooMuch() throws JsonSyntaxException {
    read("[".repeat(64) + "]".repeat(64));
    for (int depth : new int[] {65, 500, 100_000}) {
      JsonSyntaxException refusal = refused("[".repeat(depth) + "]".repeat(depth));
      assertEquals(DiagnosticCode.DEPTH_LIMIT, refusal.code());
      assertEquals(new Position(1, 65), refusal.position());
    }
  }

  @Test
  void refusesWhatIsTooLongWithoutReadingItAll() {
    String long100 = "\"" + "x".repeat(100_000_000) + "\"";
    assertTimeoutPreemptively(
        Duration.ofMillis(200),
        () -> assertEquals(DiagnosticCode.DOCUMENT_LIMIT, refused(long100).code()));
    assertEquals(DiagnosticCode.STRING_LIMIT, refused("\"" + "x".repeat(1 << 17) + "\"").code());
    JsonSyntaxException key = refused("{\"" + "k".repeat(1_000_000) + "\": 1}");
    assertEquals(DiagnosticCode.STRING_LIMIT, key.code());
    assertTrue(key.getMessage().length() < 200 && key.excerpt().length() <= 120, key.excerpt());
    assertEquals(DiagnosticCode.DOCUMENT_LIMIT, refused("[" + "1,".repeat(400_000) + "1]").code());
  }

  @Test
  void findsTheBeginningOfAKeyThatIsTooLong() {
    assertEquals(new Position(2, 3), refused("{\n  \"" + "k".repeat(300) + "\": 1}").position());
    assertEquals(new Position(1, 2), refused("[" + "1".repeat(65) + "]").position());
  }

  @Test
  void tellsEncodingsApart() {
    assertEquals(DiagnosticCode.EMPTY_TEXT, refused("").code());
    assertEquals(DiagnosticCode.EMPTY_TEXT, refused(" \n\t").code());
    assertEquals(DiagnosticCode.BYTE_ORDER_MARK, refused("\uFEFF{}").code());
    assertEquals(DiagnosticCode.ENCODING, refused("{\0}").code());
    assertEquals(DiagnosticCode.ENCODING, decoding("{}".getBytes(StandardCharsets.UTF_16)).code());
    byte[] broken = "{\n \"a\": \"x\"}".getBytes(StandardCharsets.UTF_8);
    broken[9] = (byte) 0xC3;
    JsonSyntaxException refusal = decoding(broken);
    assertEquals(DiagnosticCode.ENCODING, refusal.code());
    assertEquals(new Position(2, 8), refusal.position());
  }

  private static JsonSyntaxException decoding(byte[] bytes) {
    return assertThrows(JsonSyntaxException.class, () -> ManifestText.decode(bytes));
  }

  @Test
  void showsNothingThatMovesACursor() {
    JsonSyntaxException refusal = refused("{\"\u001b[31m\": \u202E}");
    assertTrue(
        refusal.excerpt().chars().noneMatch(c -> c == 0x1b || c == 0x202E), refusal.excerpt());
    assertTrue(
        refusal.getMessage().chars().noneMatch(c -> c == 0x1b || c == 0x202E),
        refusal.getMessage());
  }
}
