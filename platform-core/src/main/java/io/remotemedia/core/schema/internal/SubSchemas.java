package io.remotemedia.core.schema.internal;

import io.remotemedia.core.manifest.JsonPointers;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** The schemas that stand inside a schema. */
final class SubSchemas {
  private static final List<String> SINGLE =
      List.of(
          "additionalProperties",
          "unevaluatedProperties",
          "propertyNames",
          "items",
          "unevaluatedItems",
          "contains",
          "not",
          "if",
          "then",
          "else",
          "contentSchema");
  private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final List<String> MAPS =
      List.of("properties", "patternProperties", "dependentSchemas");

  private SubSchemas() {}

  /** Visits those that apply, and the definitions. */
  static void forEach(JsonNode schema, String place, BiConsumer<JsonNode, String> visitor) {
    forEachApplied(schema, place, visitor);
    visitMap(schema, "$defs", place, visitor);
    visitMap(schema, "definitions", place, visitor);
  }

  /** Visits those that apply to a value; a definition does so only where it is referred to. */
  static void forEachApplied(JsonNode schema, String place, BiConsumer<JsonNode, String> visitor) {
    for (String keyword : SINGLE) {
      if (schema.has(keyword)) {
        visitor.accept(schema.get(keyword), JsonPointers.member(place, keyword));
      }
    }
    for (String keyword : LISTS) {
      JsonNode list = schema.path(keyword);
      String listPlace = JsonPointers.member(place, keyword);
      for (int i = 0; list.isArray() && i < list.size(); i++) {
        visitor.accept(list.get(i), JsonPointers.item(listPlace, i));
      }
    }
    MAPS.forEach(keyword -> visitMap(schema, keyword, place, visitor));
  }

  private static void visitMap(
      JsonNode schema, String keyword, String place, BiConsumer<JsonNode, String> visitor) {
    String mapPlace = JsonPointers.member(place, keyword);
    schema
        .path(keyword)
        .properties()
        .forEach(
            member ->
                visitor.accept(member.getValue(), JsonPointers.member(mapPlace, member.getKey())));
  }
}
