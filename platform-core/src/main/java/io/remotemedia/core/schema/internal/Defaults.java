package io.remotemedia.core.schema.internal;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The defaults of a schema. They follow properties, items, references and {@code allOf}; what
 * depends on the value ({@code anyOf}, {@code if}) has no default that could be known beforehand.
 */
public final class Defaults {
  private final JsonNode document;

  /**
   * The defaults of one schema.
   *
   * @param document a schema without cyclic references
   */
  public Defaults(JsonNode document) {
    this.document = document;
  }

  /**
   * Puts defaults where members are absent.
   *
   * @param value validated value
   * @return a copy with defaults
   */
  public ObjectNode apply(ObjectNode value) {
    ObjectNode copy = value.deepCopy();
    fill(copy, document);
    return copy;
  }

  private void fill(JsonNode value, JsonNode schema) {
    JsonNode target = resolve(schema);
    if (target != schema) {
      fill(value, target);
    }
    schema.path("allOf").forEach(part -> fill(value, part));
    if (value instanceof ObjectNode object) {
      schema.path("properties").properties().forEach(p -> fill(object, p.getKey(), p.getValue()));
    } else if (value.isArray() && schema.path("items").isObject()) {
      value.forEach(item -> fill(item, schema.path("items")));
    }
  }

  private void fill(ObjectNode object, String name, JsonNode schema) {
    if (!object.has(name)) {
      JsonNode value = defaultOf(schema);
      if (value.isMissingNode()) {
        return;
      }
      object.set(name, value.deepCopy());
    }
    fill(object.get(name), schema);
  }

  private JsonNode defaultOf(JsonNode schema) {
    JsonNode value = schema.path("default");
    JsonNode target = resolve(schema);
    return value.isMissingNode() && target != schema ? defaultOf(target) : value;
  }

  private JsonNode resolve(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    return reference.isString()
        ? document.at(JsonPointer.compile(reference.stringValue().substring(1)))
        : schema;
  }
}
