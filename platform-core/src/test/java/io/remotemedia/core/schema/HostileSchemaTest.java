package io.remotemedia.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.manifest.StrictJson;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Schemas come from plugins: what could hurt is refused when it is loaded, and says why. */
class HostileSchemaTest {
  private static final String OBJECT = "{\"type\":\"object\",\"additionalProperties\":false,%s}";

  @BeforeAll
  static void loadsTheMetaSchemaBeforeAnythingIsTimed() throws SchemaRefusedException {
    CompiledSchema.compile("T", OBJECT.formatted("\"properties\":{}"));
  }

  private static String refused(String schema) {
    return assertThrows(SchemaRefusedException.class, () -> CompiledSchema.compile("T", schema))
        .getMessage();
  }

  private static CompiledSchema compiled(String members) throws SchemaRefusedException {
    return CompiledSchema.compile("T", OBJECT.formatted(members));
  }

  private static long millis(Runnable task) {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1_000_000;
  }

  @Test
  void namesThePlaceOfWhatIsNoSchema() {
    assertTrue(refused("{").contains("line 1, column"), refused("{"));
    assertTrue(refused("[]").contains("no JSON object"));
    assertTrue(refused("{\"type\": 42}").contains("\"type\""));
    String required = refused(OBJECT.formatted("\"requird\": [\"a\"]"));
    assertTrue(required.contains("did you mean \"required\"?"), required);
    String nested = refused(OBJECT.formatted("\"properties\": {\"a\": {\"type\": \"nubmer\"}}"));
    assertTrue(nested.contains("/properties/a/type"), nested);
  }

  @Test
  void remarksOnAnObjectThatTakesAnyMember() throws SchemaRefusedException {
    List<String> remarks = CompiledSchema.compile("T", "{\"type\":\"object\"}").remarks();
    assertTrue(
        remarks.getFirst().contains("\"additionalProperties\" is missing"), remarks::toString);
    assertEquals(List.of(), compiled("\"properties\":{}").remarks());
  }

  @Test
  void refusesReferencesThatNeverEnd() {
    String self = OBJECT.formatted("\"properties\":{\"a\":{\"$ref\":\"#\"}}");
    String pair =
        OBJECT.formatted(
            "\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}},"
                + "\"properties\":{\"x\":{\"$ref\":\"#/$defs/a\"}}");
    assertTrue(refused(self).contains("cycle"));
    assertTrue(refused(pair).contains("cycle"));
    String deep =
        OBJECT.formatted("\"allOf\":" + "[{\"allOf\":".repeat(10_000) + "[]" + "}]".repeat(10_000));
    assertTrue(millis(() -> refused(deep)) <= 200);
    assertTrue(millis(() -> refused(self)) <= 200);
  }

  @Test
  void refusesReferencesThatGrowWithoutMeasure() {
    String doubling =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    "\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%d\"},{\"$ref\":\"#/$defs/d%d\"}]}"
                        .formatted(i, i + 1, i + 1))
            .collect(Collectors.joining(",", "\"$defs\":{", ",\"d30\":{\"type\":\"object\"}}"));
    String schema = OBJECT.formatted(doubling + ",\"allOf\":[{\"$ref\":\"#/$defs/d0\"}]");
    assertTrue(millis(() -> assertTrue(refused(schema).contains("parts"))) <= 200);
  }

  @Test
  void boundsTheTimeOfALargeValue() throws Exception {
    CompiledSchema schema =
        compiled(
            "\"properties\":{\"u\":{\"type\":\"array\",\"uniqueItems\":true},"
                + "\"c\":{\"type\":\"array\",\"contains\":{\"const\":-1}},"
                + "\"a\":{\"type\":\"array\",\"items\":{\"anyOf\":[%s]}}}"
                    .formatted(
                        IntStream.range(0, 64)
                            .mapToObj("{\"const\":%d}"::formatted)
                            .collect(Collectors.joining(","))));
    String numbers =
        IntStream.range(100, 100_100).mapToObj(Integer::toString).collect(Collectors.joining(","));
    for (String member : List.of("u", "c", "a")) {
      JsonNode value = StrictJson.read("{\"%s\":[%s]}".formatted(member, numbers));
      schema.violations(value);
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
        best = Math.min(best, millis(() -> schema.violations(value)));
      }
      assertTrue(best <= 100, member + " took " + best + " ms");
    }
    JsonNode tooMuch = StrictJson.read("{\"a\":[%s]}".formatted(numbers));
    assertEquals(Violation.TOO_COMPLEX, schema.violations(tooMuch).getFirst().keyword());
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(.*a){12}$", "^(a|b)*$", "^(a+)+$"})
  void runsPatternsInLinearTime(String pattern) throws Exception {
    CompiledSchema schema =
        compiled(
            "\"properties\":{\"t\":{\"type\":\"string\",\"maxLength\":10000,\"pattern\":\"%s\"}}"
                .formatted(pattern));
    JsonNode value = StrictJson.read("{\"t\":\"" + "a".repeat(7_999) + "!\"}");
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 40; i++) {
      best = Math.min(best, millis(() -> schema.violations(value)));
    }
    assertTrue(best <= 10, best + " ms");
    assertEquals(1, schema.violations(value).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(a+)+\\\\1$", "(?=a)b", "(?<!a)b", "a{2000}"})
  void refusesPatternsThatNoLinearEngineRuns(String pattern) {
    String reason =
        refused(
            OBJECT.formatted(
                "\"properties\":{\"t\":{\"type\":\"string\",\"maxLength\":99,\"pattern\":\"%s\"}}"
                    .formatted(pattern)));
    assertTrue(reason.contains("/properties/t"), reason);
  }

  @Test
  void asksThatAPatternHasALongestText() {
    assertTrue(
        refused(OBJECT.formatted("\"properties\":{\"t\":{\"type\":\"string\",\"pattern\":\"a\"}}"))
            .contains("maxLength"));
  }

  @Test
  void readsNothingButTheSchema() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(50);
      List<String> targets =
          List.of(
              "http://127.0.0.1:%d/s".formatted(socket.getLocalPort()),
              "file:///etc/passwd",
              "classpath:/draft/2020-12/schema",
              "jar:file:/x.jar!/s",
              "other.json");
      for (String target : targets) {
        String reason =
            refused(OBJECT.formatted("\"properties\":{\"a\":{\"$ref\":\"%s\"}}".formatted(target)));
        assertTrue(reason.contains("leaves the document"), reason);
      }
      assertThrows(SocketTimeoutException.class, socket::accept);
    }
  }

  @Test
  void keepsSchemasOfOneIdApart() throws Exception {
    String id = "\"$id\":\"https://example.org/s\",\"properties\":{\"a\":{\"type\":\"%s\"}}";
    CompiledSchema numbers = compiled(id.formatted("number"));
    CompiledSchema texts = compiled(id.formatted("string"));
    JsonNode number = StrictJson.read("{\"a\":1}");
    JsonNode text = StrictJson.read("{\"a\":\"x\"}");
    assertEquals(0, numbers.violations(number).size());
    assertEquals(1, numbers.violations(text).size());
    assertEquals(1, texts.violations(number).size());
    assertEquals(0, texts.violations(text).size());
  }
}
