package io.remotemedia.core.execution;

import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Plain JSON values as data travels between nodes: read, written, and checked copies of them. */
public final class PlainJson {
  private static final int MAX_DEPTH = 64;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(64)
                          .maxNameLength(1024)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PlainJson() {}

  /**
   * Reads JSON text.
   *
   * @param json the text
   * @return maps, lists, strings, booleans, numbers or null
   * @throws IllegalArgumentException when the text is not strict JSON; the message says where
   */
  public static Object read(String json) {
    try {
      Object value = MAPPER.readValue(json, Object.class);
      return copy(value, 0);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s (line %d, column %d)"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr()),
          e);
    } catch (NodeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Writes a plain JSON value.
   *
   * @param value maps, lists, strings, booleans, numbers or null
   * @return JSON text
   */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * Copies what a node emitted, so that it can change its objects afterwards.
   *
   * @param value what the node gave
   * @return an unmodifiable copy
   * @throws NodeException when it is not a plain JSON value
   */
  static Object copyOf(Object value) throws NodeException {
    return copy(value, 0);
  }

  private static Object copy(Object value, int depth) throws NodeException {
    if (depth > MAX_DEPTH) {
      throw refused("a value nested deeper than " + MAX_DEPTH);
    }
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean flag -> flag;
      case Integer number -> number.longValue();
      case Long number -> number;
      case Float number -> copy(number.doubleValue(), depth);
      case Double number when Double.isFinite(number) -> number;
      case Map<?, ?> map -> copyMap(map, depth);
      case List<?> list -> copyList(list, depth);
      case Number number ->
          throw refused("the number " + number + " (" + number.getClass().getSimpleName() + ")");
      default -> throw refused("an object of a type that is not one of JSON's");
    };
  }

  private static Object copyMap(Map<?, ?> map, int depth) throws NodeException {
    Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw refused("a map with a key that is no string");
      }
      copy.put(key, copy(entry.getValue(), depth + 1));
    }
    return Collections.unmodifiableMap(copy);
  }

  private static Object copyList(List<?> list, int depth) throws NodeException {
    List<Object> copy = new ArrayList<>(list.size());
    for (Object element : list) {
      copy.add(copy(element, depth + 1));
    }
    return Collections.unmodifiableList(copy);
  }

  private static NodeException refused(String what) {
    return new NodeException(
        NodeErrorCode.INTERNAL,
        "%s is not plain JSON data; accepted are maps with string keys, lists, strings, booleans, null, integers of 64 bits and finite doubles"
            .formatted(what));
  }
}
