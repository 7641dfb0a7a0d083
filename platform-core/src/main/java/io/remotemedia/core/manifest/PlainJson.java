package io.remotemedia.core.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plain JSON values: {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code Integer},
 * {@code Long}, {@code BigInteger}, {@code Double} and {@code null}.
 */
public final class PlainJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PlainJson() {}

  /**
   * The plain value of a tree.
   *
   * @param node a tree as {@link StrictJson} reads it
   * @return the value
   */
  public static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(member -> map.put(member.getKey(), value(member.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(value(item)));
        yield list;
      }
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      default -> null;
    };
  }

  /**
   * The tree of a plain value. What is not plain, or not finite, becomes its text.
   *
   * @param value the value
   * @return the tree
   */
  static JsonNode tree(Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case Map<?, ?> map -> {
        ObjectNode object = NODES.objectNode();
        map.forEach((name, member) -> object.set(String.valueOf(name), tree(member)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode();
        list.forEach(item -> array.add(tree(item)));
        yield array;
      }
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Number number when Double.isFinite(number.doubleValue()) ->
          NODES.numberNode(number.doubleValue());
      default -> NODES.stringNode(value.toString());
    };
  }
}
