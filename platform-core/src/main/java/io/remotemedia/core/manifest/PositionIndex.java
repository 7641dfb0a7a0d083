package io.remotemedia.core.manifest;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where values stand in a text. Made only after a fault was found: reading a text with positions is
 * several times dearer than reading it.
 */
public final class PositionIndex {
  private final Map<String, Position> values = new HashMap<>();
  private final Map<String, Position> names = new HashMap<>();

  private PositionIndex() {}

  /**
   * Finds the places of some values.
   *
   * @param text valid JSON
   * @param pointers JSON pointers of the values
   * @return their places
   */
  public static PositionIndex of(String text, Set<String> pointers) {
    PositionIndex index = new PositionIndex();
    try (JsonParser parser = StrictJson.parser(text)) {
      new Walk(parser, index, pointers).run();
    }
    return index;
  }

  /**
   * Finds the places of some values.
   *
   * @param source a text that was read before
   * @param pointers JSON pointers of the values
   * @return their places
   */
  public static PositionIndex of(ManifestSource.Text source, Set<String> pointers) {
    return switch (source) {
      case ManifestSource.JsonText json -> of(json.json(), pointers);
      case ManifestSource.YamlText yaml -> ofYaml(yaml, pointers);
    };
  }

  private static PositionIndex ofYaml(ManifestSource.YamlText yaml, Set<String> pointers) {
    PositionIndex index = new PositionIndex();
    try {
      OutlineNode root = TextOutline.of(yaml);
      for (String pointer : pointers) {
        root.find(pointer).ifPresent(node -> index.put(pointer, node, yaml.yaml()));
      }
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("not a text that was read before", e);
    }
    return index;
  }

  private void put(String pointer, OutlineNode node, String text) {
    values.put(pointer, Position.of(text, node.start()));
    if (node.hasKey()) {
      names.put(pointer, Position.of(text, node.keyStart()));
    }
  }

  /**
   * The place of a value.
   *
   * @param pointer JSON pointer
   * @return its first character; {@link Position#NONE} when there is no such value
   */
  public Position value(String pointer) {
    return values.getOrDefault(pointer, Position.NONE);
  }

  /**
   * The place of the key of a value.
   *
   * @param pointer JSON pointer of the value
   * @return the first character of its key; of the value where it has none
   */
  public Position name(String pointer) {
    return names.getOrDefault(pointer, value(pointer));
  }

  /** One pass over the tokens, with the pointer to where it is. */
  private static final class Walk {
    private final JsonParser parser;
    private final PositionIndex index;
    private final Set<String> wanted;
    private final Deque<Level> levels = new ArrayDeque<>();

    Walk(JsonParser parser, PositionIndex index, Set<String> wanted) {
      this.parser = parser;
      this.index = index;
      this.wanted = Collections.unmodifiableSet(wanted);
    }

    void run() {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case PROPERTY_NAME -> {
            levels.peek().name = parser.currentName();
            note(index.names, levels.peek().pointer());
          }
          case END_OBJECT, END_ARRAY -> levels.pop();
          default -> value(token);
        }
      }
    }

    private void value(JsonToken token) {
      Level level = levels.peek();
      if (level != null && level.name == null) {
        level.item++;
      }
      String pointer = level == null ? "" : level.pointer();
      note(index.values, pointer);
      if (token.isStructStart()) {
        levels.push(new Level(pointer));
      }
    }

    private void note(Map<String, Position> places, String pointer) {
      if (wanted.contains(pointer)) {
        TokenStreamLocation place = parser.currentTokenLocation();
        places.put(pointer, new Position(place.getLineNr(), place.getColumnNr()));
      }
    }
  }

  /** An object or array that is open. */
  private static final class Level {
    private final String parent;
    private String name;
    private int item = -1;

    Level(String parent) {
      this.parent = parent;
    }

    String pointer() {
      return name == null ? JsonPointers.item(parent, item) : JsonPointers.member(parent, name);
    }
  }
}
