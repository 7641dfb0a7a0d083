package io.remotemedia.core.schema.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Expands references, on paper: a cycle would overflow the validator's stack, and a few lines of
 * doubled references would keep it busy for hours.
 */
final class ReferenceCheck {
  private static final int MAX_EXPANDED = 20_000;
  private static final int MAX_DEPTH = 128;

  private final JsonNode document;
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private ReferenceCheck(JsonNode document) {
    this.document = document;
  }

  static List<String> reasons(JsonNode document) {
    try {
      ReferenceCheck check = new ReferenceCheck(document);
      int size = check.size(document, "", 0);
      SubSchemas.forEach(document, "", (schema, place) -> check.size(schema, place, 0));
      return size <= MAX_EXPANDED
          ? List.of()
          : List.of(
              "with all references followed it has more than %d parts".formatted(MAX_EXPANDED));
    } catch (Refusal e) {
      return List.of(e.getMessage());
    }
  }

  private int size(JsonNode schema, String place, int depth) {
    if (!schema.isObject()) {
      return 1;
    }
    Integer known = sizes.get(place);
    if (known != null) {
      return known;
    }
    if (!open.add(place)) {
      throw new Refusal("at %s: the references form a cycle".formatted(Places.of(place)));
    }
    if (depth > MAX_DEPTH) {
      throw new Refusal(
          "at %s: references lead deeper than %d levels".formatted(Places.of(place), MAX_DEPTH));
    }
    int size = expand(schema, place, depth);
    open.remove(place);
    sizes.put(place, size);
    return size;
  }

  private int expand(JsonNode schema, String place, int depth) {
    int[] sum = {1};
    SubSchemas.forEachApplied(
        schema,
        place,
        (part, partPlace) -> sum[0] = capped(sum[0], size(part, partPlace, depth + 1)));
    if (schema.path("$ref").isString()) {
      String target = schema.get("$ref").stringValue().substring(1);
      sum[0] = capped(sum[0], size(document.at(target), target, depth + 1));
    }
    return sum[0];
  }

  private static int capped(int a, int b) {
    return Math.min(a + b, MAX_EXPANDED + 1);
  }

  /** Ends the walk from any depth. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
      super(reason, null, false, false);
    }
  }
}
