package io.remotemedia.core.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionIndexTest {
  @Test
  void findsValuesAndKeys() {
    String text = "{\r\n\t\"a\": [1,\r\n  {\"b/c\": true}]\r}";
    PositionIndex index =
        PositionIndex.of(text, new HashSet<>(List.of("", "/a", "/a/0", "/a/1/b~1c", "/nothing")));
    assertEquals(new Position(1, 1), index.value(""));
    assertEquals(new Position(2, 2), index.name("/a"));
    assertEquals(new Position(2, 7), index.value("/a"));
    assertEquals(new Position(2, 8), index.value("/a/0"));
    assertEquals(new Position(3, 4), index.name("/a/1/b~1c"));
    assertEquals(new Position(3, 11), index.value("/a/1/b~1c"));
    assertEquals(Position.NONE, index.value("/nothing"));
  }

  @Test
  void countsEveryKindOfLineBreakOnce() {
    assertEquals(new Position(3, 1), Position.of("a\r\nb\nc", 5));
    assertEquals(new Position(3, 2), Position.of("a\rb\rcd", 5));
    assertEquals(new Position(1, 3), Position.of("ab\r\n", 2));
  }

  /** The outline is read by code of our own, the index by the parser: they must agree. */
  @Test
  void agreesWithTheOutlineOnGeneratedTexts() throws JsonSyntaxException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String text = space(random) + value(random, 4) + space(random);
      OutlineNode root = TextOutline.of(new ManifestSource.JsonText(text));
      List<String> pointers = new ArrayList<>();
      collect(root, "", pointers);
      PositionIndex index = PositionIndex.of(text, new HashSet<>(pointers));
      for (String pointer : pointers) {
        OutlineNode node = root.find(pointer).orElseThrow();
        String where = "seed " + seed + ", " + pointer + " in " + text;
        assertEquals(Position.of(text, node.start()), index.value(pointer), where);
        if (node.hasKey()) {
          assertEquals(Position.of(text, node.keyStart()), index.name(pointer), where);
        }
        assertEquals(
            StrictJson.read(text).at(pointer),
            StrictJson.read(text.substring(node.start(), node.end())),
            where);
      }
    }
  }

  private static void collect(OutlineNode node, String pointer, List<String> pointers) {
    pointers.add(pointer);
    for (int i = 0; i < node.children().size(); i++) {
      OutlineNode child = node.children().get(i);
      collect(
          child,
          child.hasKey()
              ? JsonPointers.member(pointer, child.name())
              : JsonPointers.item(pointer, i),
          pointers);
    }
  }

  private static String space(Random random) {
    return List.of("", " ", "\n", "\t ", "\r\n  ").get(random.nextInt(5));
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 7 : 5);
    return switch (kind) {
      case 0 -> Integer.toString(random.nextInt(2_000) - 1_000);
      case 1 -> "\"a\\\"b\\\\\\u00e4,]}\"";
      case 2 -> "true";
      case 3 -> "-1.5e-3";
      case 4 -> "null";
      case 5 -> list(random, depth - 1);
      default -> object(random, depth - 1);
    };
  }

  private static String list(Random random, int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(space(random) + value(random, depth) + space(random));
    }
    return "[" + space(random) + String.join(",", items) + "]";
  }

  private static String object(Random random, int depth) {
    List<String> members = new ArrayList<>();
    List<String> names = List.of("a", "b~/", "\\u0063", "");
    for (int i = random.nextInt(5); i > 0; i--) {
      members.add(
          space(random)
              + "\""
              + names.get(i - 1)
              + "\""
              + space(random)
              + ":"
              + space(random)
              + value(random, depth)
              + space(random));
    }
    return "{" + space(random) + String.join(",", members) + "}";
  }
}
