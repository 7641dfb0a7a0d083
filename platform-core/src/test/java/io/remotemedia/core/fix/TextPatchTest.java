package io.remotemedia.core.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.diagnostic.PatchOperation.Add;
import io.remotemedia.core.diagnostic.PatchOperation.Move;
import io.remotemedia.core.diagnostic.PatchOperation.Remove;
import io.remotemedia.core.diagnostic.PatchOperation.Replace;
import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.manifest.ManifestSource.YamlText;
import io.remotemedia.core.manifest.StrictJson;
import io.remotemedia.core.manifest.StrictYaml;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TextPatchTest {
  private static final String JSON =
      """
      {
        "name":  "x",
        "list": [
          {"a": 1},
          {"a": 2, "b": [true]}
        ],
        "empty": {},
        "flat": [1, 2, 3]
      }
      """;

  private static final String YAML =
      """
      # kept
      name: x        # kept, too
      list:
        - a: 1
          b: two
        - {a: 2}
      text: |
        lines
      none:
      flat: [1, 2]
      """;

  private static JsonNode value(String json) {
    return StrictJson.readValid(json);
  }

  private static String json(PatchOperation... operations) throws PatchFailedException {
    return TextPatch.apply(new JsonText(JSON), JsonPatch.of(operations)).text();
  }

  private static String yaml(PatchOperation... operations) throws PatchFailedException {
    return TextPatch.apply(new YamlText(YAML), JsonPatch.of(operations)).text();
  }

  @Test
  void changesNothingButWhatThePatchChanges() throws PatchFailedException {
    assertEquals(JSON.replace("\"x\"", "42"), json(new Replace("/name", value("42"))));
    assertEquals(JSON.replace("\"name\":", "\"title\":"), json(new Move("/name", "/title")));
    assertEquals(JSON.replace("    {\"a\": 1},\n", ""), json(new Remove("/list/0")));
    assertEquals(JSON.replace(",\n    {\"a\": 2, \"b\": [true]}", ""), json(new Remove("/list/1")));
    assertEquals(JSON.replace("[true]", "[]"), json(new Remove("/list/1/b/0")));
    assertEquals(JSON.replace(", \"b\": [true]", ""), json(new Remove("/list/1/b")));
    assertEquals(JSON.replace("2, 3", "3"), json(new Remove("/flat/1")));
  }

  @Test
  void addsInTheStyleOfTheNeighbours() throws PatchFailedException {
    assertEquals(
        JSON.replace("[true]}\n", "[true]},\n    {\"a\": [3]}\n"),
        json(new Add("/list/-", value("{\"a\":[3]}"))));
    assertEquals(
        JSON.replace("    {\"a\": 1}", "    0,\n    {\"a\": 1}"),
        json(new Add("/list/0", value("0"))));
    assertEquals(JSON.replace("3]", "3, 4]"), json(new Add("/flat/-", value("4"))));
    assertEquals(
        JSON.replace("\"empty\": {}", "\"empty\": {\"k\": \"v\"}"),
        json(new Add("/empty/k", value("\"v\""))));
    assertEquals(
        JSON.replace("3]\n", "3],\n  \"more\": null\n"), json(new Add("/more", value("null"))));
  }

  @Test
  void keepsCommentsAndStyleOfYaml() throws PatchFailedException {
    assertEquals(
        YAML.replace(": x  ", ": y z  ").replace("y z", "\"y z\""),
        yaml(new Replace("/name", value("\"y z\""))));
    assertEquals(
        YAML.replace(": x  ", ": other  "), yaml(new Replace("/name", value("\"other\""))));
    assertEquals(YAML.replace("name:", "title:"), yaml(new Move("/name", "/title")));
    assertEquals(YAML.replace("  - {a: 2}\n", ""), yaml(new Remove("/list/1")));
    assertEquals(YAML.replace("  - a: 1\n    b: two\n", ""), yaml(new Remove("/list/0")));
    assertEquals(YAML.replace("    b: two\n", ""), yaml(new Remove("/list/0/b")));
    assertEquals(
        YAML.replace("  - {a: 2}\n", "  - {a: 2}\n  - {a: yes-man, on: \"on\"}\n")
            .replace("{a: yes-man, on: \"on\"}", "{a: yes-man, \"on\": \"on\"}"),
        yaml(new Add("/list/-", value("{\"a\": \"yes-man\", \"on\": \"on\"}"))));
    assertEquals(YAML + "more: 1\n", yaml(new Add("/more", value("1"))));
    assertEquals(YAML.replace("none:\n", "none: []\n"), yaml(new Replace("/none", value("[]"))));
    assertEquals(YAML.replace("[1, 2]", "[1, 2, 3]"), yaml(new Add("/flat/-", value("3"))));
    assertEquals(
        YAML.replace("|\n  lines\n", "short\n"), yaml(new Replace("/text", value("\"short\""))));
  }

  @Test
  void refusesPathsThatDoNotExistAndLeavesTheTextAlone() {
    List<PatchOperation> wrong =
        List.of(
            new Remove("/nothing"),
            new Replace("/list/7", value("1")),
            new Add("/flat/9", value("1")),
            new Add("/name/x", value("1")),
            new Move("/nothing", "/other"),
            new Remove(""));
    for (PatchOperation operation : wrong) {
      assertThrows(PatchFailedException.class, () -> json(operation), operation.toString());
    }
    assertThrows(PatchFailedException.class, () -> yaml(new Remove("/list/0/a")));
  }

  /** What it does to the text is what RFC 6902 does to the value. */
  @Test
  void agreesWithThePatchOfTheTree() throws JsonSyntaxException, PatchFailedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      PatchOperation operation = operation(random);
      JsonNode expected = patched(StrictJson.read(JSON), operation);
      String where = "seed " + seed + ": " + operation;
      assertEquals(expected, StrictJson.read(json(operation)), where);
    }
  }

  private static PatchOperation operation(Random random) {
    List<String> paths =
        List.of(
            "/name",
            "/list",
            "/list/0",
            "/list/1",
            "/list/1/b",
            "/list/1/b/0",
            "/empty",
            "/flat",
            "/flat/0",
            "/flat/2");
    String path = paths.get(random.nextInt(paths.size()));
    List<String> places =
        List.of("/k", "/empty/k", "/list/0/k", "/list/-", "/flat/1", "/flat/-", "/flat/3", "/name");
    JsonNode value =
        value(List.of("1", "\"a b\"", "{\"k\": [1, {}]}", "[]").get(random.nextInt(4)));
    return switch (random.nextInt(4)) {
      case 0 -> new Replace(path, value);
      case 1 -> new Remove(path);
      case 2 -> new Move(path.startsWith("/list") ? "/name" : path, "/moved");
      default -> new Add(places.get(random.nextInt(places.size())), value);
    };
  }

  private static JsonNode patched(JsonNode root, PatchOperation operation) {
    switch (operation) {
      case Add add -> add(root, add.path(), add.value());
      case Remove remove -> remove(root, remove.path());
      case Replace replace -> {
        JsonNode parent = root.at(JsonPointers.parent(replace.path()));
        String last = JsonPointers.last(replace.path());
        if (parent instanceof ObjectNode object) {
          object.set(last, replace.value());
        } else {
          ((ArrayNode) parent).set(JsonPointers.index(last), replace.value());
        }
      }
      case Move move -> {
        JsonNode value = root.at(move.from());
        remove(root, move.from());
        add(root, move.path(), value);
      }
    }
    return root;
  }

  private static void add(JsonNode root, String path, JsonNode value) {
    JsonNode parent = root.at(JsonPointers.parent(path));
    String last = JsonPointers.last(path);
    if (parent instanceof ObjectNode object) {
      object.set(last, value);
    } else if (last.equals("-")) {
      ((ArrayNode) parent).add(value);
    } else {
      ((ArrayNode) parent).insert(JsonPointers.index(last), value);
    }
  }

  private static void remove(JsonNode root, String path) {
    JsonNode parent = root.at(JsonPointers.parent(path));
    if (parent instanceof ObjectNode object) {
      object.remove(JsonPointers.last(path));
    } else {
      ((ArrayNode) parent).remove(JsonPointers.index(JsonPointers.last(path)));
    }
  }

  @Test
  void writesYamlThatReadsBack() throws JsonSyntaxException, PatchFailedException {
    for (String text :
        List.of(
            "true", "no", "1", "1e3", "a: b", "# x", "", " a", "~", "y", "null", "a-b_c", "é")) {
      JsonNode value = StrictJson.readValid(Written.JSON.text(text));
      String changed = yaml(new Replace("/name", value));
      assertEquals(value, StrictYaml.read(changed).get("name"), changed);
    }
  }
}
