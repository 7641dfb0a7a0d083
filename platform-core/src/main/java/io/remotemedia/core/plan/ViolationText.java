package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.schema.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a rule of a schema accepts, in words. */
final class ViolationText {
  /** A schema is the plugin's text, so what is shown of it is bounded. */
  private static final int MAX_SHOWN = 40;

  private static final int MAX_TEXT = 200;

  private ViolationText() {}

  static List<String> accepted(Violation violation) {
    JsonNode expected = violation.expected();
    String shown = Quoted.json(expected);
    return switch (violation.keyword()) {
      case "enum" -> jsonItems(expected);
      case "const" -> List.of(shown);
      case "type" -> List.copyOf(types(expected));
      case "minimum", "maximum" -> List.of(range(violation.schema()));
      case "exclusiveMinimum" -> List.of("above " + shown);
      case "exclusiveMaximum" -> List.of("below " + shown);
      case "multipleOf" -> List.of("a multiple of " + shown);
      case "minLength" -> List.of("a text of at least " + counted(shown, "character"));
      case "maxLength" -> List.of("a text of at most " + counted(shown, "character"));
      case "minItems" -> List.of("a list of at least " + counted(shown, "item"));
      case "maxItems" -> List.of("a list of at most " + counted(shown, "item"));
      case "minProperties" -> List.of("an object of at least " + counted(shown, "member"));
      case "maxProperties" -> List.of("an object of at most " + counted(shown, "member"));
      case "uniqueItems" -> List.of("a list without equal items");
      case "pattern" -> List.of("a text that matches " + plain(expected));
      case "format" -> List.of("a text of the form " + plain(expected));
      case Violation.TOO_COMPLEX -> List.of("something smaller and less nested");
      default -> List.of("%s %s".formatted(violation.keyword(), shown));
    };
  }

  private static String counted(String number, String noun) {
    return "%s %s%s".formatted(number, noun, number.equals("1") ? "" : "s");
  }

  private static String plain(JsonNode text) {
    return Quoted.plain(text.asString(), MAX_TEXT);
  }

  private static String range(JsonNode schema) {
    JsonNode min = schema.path("minimum");
    JsonNode max = schema.path("maximum");
    if (min.isMissingNode()) {
      return "at most " + Quoted.json(max);
    }
    return max.isMissingNode()
        ? "at least " + Quoted.json(min)
        : "%s to %s".formatted(Quoted.json(min), Quoted.json(max));
  }

  private static List<String> jsonItems(JsonNode array) {
    List<String> items = new ArrayList<>();
    for (JsonNode item : array) {
      if (items.size() == MAX_SHOWN) {
        items.add("…");
        break;
      }
      items.add(Quoted.json(item));
    }
    return items;
  }

  /** The names of the JSON types that a {@code type} keyword accepts. */
  static Set<String> types(JsonNode expected) {
    Set<String> types = new LinkedHashSet<>();
    if (expected.isArray()) {
      expected.forEach(item -> types.add(item.asString()));
    } else {
      types.add(expected.asString());
    }
    return types;
  }
}
