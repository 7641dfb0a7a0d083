package io.remotemedia.server.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A parameter of a node type, as its schema has it.
 *
 * @param name its name; members of nested objects as {@code outer.inner}, of items as {@code
 *     list[].inner}
 * @param type JSON types, for example {@code integer} or {@code string or array}
 * @param required whether it must be given
 * @param byDefault the default as JSON text; empty when there is none
 * @param accepted values, range, length or form; empty when everything of the type is
 * @param description what it means
 */
public record Parameter(
    String name,
    String type,
    boolean required,
    String byDefault,
    String accepted,
    String description) {
  /**
   * The parameters of a type, in the order of the schema.
   *
   * @param schemaJson JSON Schema of the parameters
   * @return maybe none
   */
  public static List<Parameter> of(String schemaJson) {
    List<Parameter> parameters = new ArrayList<>();
    collect(JsonMapper.shared().readTree(schemaJson), "", parameters);
    return parameters;
  }

  private static void collect(JsonNode schema, String prefix, List<Parameter> into) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = prefix + property.getKey();
              JsonNode rules = property.getValue();
              into.add(of(name, rules, required.contains(property.getKey())));
              collect(rules, name + ".", into);
              collect(rules.path("items"), name + "[].", into);
            });
  }

  private static Parameter of(String name, JsonNode rules, boolean required) {
    JsonNode byDefault = rules.path("default");
    return new Parameter(
        name,
        type(rules),
        required,
        byDefault.isMissingNode() ? "" : byDefault.toString(),
        accepted(rules),
        rules.path("description").asString(""));
  }

  private static String type(JsonNode rules) {
    JsonNode type = rules.path("type");
    if (!type.isArray()) {
      return type.asString("any");
    }
    StringJoiner types = new StringJoiner(" or ");
    type.forEach(one -> types.add(one.asString()));
    return types.toString();
  }

  private static String accepted(JsonNode rules) {
    StringJoiner accepted = new StringJoiner("; ");
    addValues(rules, accepted);
    addBounds(
        rules.path("minimum"),
        rules.path("exclusiveMinimum"),
        rules.path("maximum"),
        rules.path("exclusiveMaximum"),
        accepted);
    JsonNode multiple = rules.path("multipleOf");
    if (!multiple.isMissingNode()) {
      accepted.add("multiples of " + multiple);
    }
    addCount(rules.path("minItems"), rules.path("maxItems"), "items", accepted);
    addCount(rules.path("minLength"), rules.path("maxLength"), "characters", accepted);
    if (rules.path("pattern").isString()) {
      accepted.add("text that matches " + rules.path("pattern").asString());
    }
    return accepted.toString();
  }

  private static void addValues(JsonNode rules, StringJoiner accepted) {
    StringJoiner values = new StringJoiner(", ");
    rules
        .path("enum")
        .forEach(value -> values.add(value.isString() ? value.asString() : value.toString()));
    if (values.length() > 0) {
      accepted.add(values.toString());
    }
  }

  private static void addBounds(
      JsonNode min, JsonNode above, JsonNode max, JsonNode below, StringJoiner accepted) {
    if (min.isNumber() && max.isNumber()) {
      accepted.add(min + " to " + max);
      return;
    }
    addBound("from ", min, accepted);
    addBound("above ", above, accepted);
    addBound("up to ", max, accepted);
    addBound("below ", below, accepted);
  }

  private static void addBound(String word, JsonNode bound, StringJoiner accepted) {
    if (bound.isNumber()) {
      accepted.add(word + bound);
    }
  }

  private static void addCount(JsonNode min, JsonNode max, String what, StringJoiner accepted) {
    if (min.isNumber() && max.isNumber()) {
      accepted.add("%s to %s %s".formatted(min, max, what));
    } else if (min.isNumber()) {
      accepted.add("at least %s %s".formatted(min, what));
    } else if (max.isNumber()) {
      accepted.add("at most %s %s".formatted(max, what));
    }
  }
}
