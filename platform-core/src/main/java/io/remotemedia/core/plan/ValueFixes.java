package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.schema.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that would be accepted in the place of one that is not. */
final class ValueFixes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The same value in another JSON type: nothing else can be meant. */
  private static final double SAME_VALUE = 0.97;

  /** The only value that is accepted. */
  private static final double ONLY_VALUE = 0.95;

  /** The nearest value in the range: accepted, but not what was asked for. */
  private static final double CLAMPED = 0.6;

  private static final double WRAPPED = 0.7;
  private static final int MAX_NUMBER = 64;

  private ValueFixes() {}

  /**
   * Fixes of a broken rule.
   *
   * @param violation the rule
   * @param pointer the value, from the root of the manifest
   */
  static List<Fix> of(Violation violation, String pointer) {
    return switch (violation.keyword()) {
      case "const" -> List.of(replace(pointer, violation.expected(), ONLY_VALUE));
      case "enum" -> among(violation, pointer);
      case "type" -> converted(violation, pointer);
      case "minimum", "maximum" ->
          violation.received().isNumber()
              ? List.of(replace(pointer, violation.expected(), CLAMPED))
              : List.of();
      case "multipleOf" -> rounded(violation, pointer);
      default -> List.of();
    };
  }

  static Fix replace(String pointer, JsonNode value, double confidence) {
    return new Fix(
        "replace by " + Quoted.json(value),
        JsonPatch.of(new PatchOperation.Replace(pointer, value)),
        confidence);
  }

  private static List<Fix> among(Violation violation, String pointer) {
    JsonNode received = violation.received();
    if (received.isString()) {
      List<String> names = new ArrayList<>();
      violation.expected().forEach(item -> names.add(item.asString()));
      return NearestNames.of(received.stringValue(), names).stream()
          .map(name -> named(violation, pointer, name, names))
          .toList();
    }
    return received.isNumber() ? nearest(violation, pointer) : List.of();
  }

  private static Fix named(Violation violation, String pointer, String name, List<String> names) {
    JsonNode value = violation.expected().get(names.indexOf(name));
    double confidence = NearestNames.confidence(violation.received().stringValue(), name, names);
    return replace(pointer, value, confidence);
  }

  private static List<Fix> nearest(Violation violation, String pointer) {
    double received = violation.received().doubleValue();
    JsonNode best = null;
    for (JsonNode item : violation.expected()) {
      boolean nearer =
          item.isNumber()
              && (best == null
                  || Math.abs(item.doubleValue() - received)
                      < Math.abs(best.doubleValue() - received));
      best = nearer ? item : best;
    }
    return best == null ? List.of() : List.of(replace(pointer, best, CLAMPED));
  }

  private static List<Fix> converted(Violation violation, String pointer) {
    Set<String> types = ViolationText.types(violation.expected());
    JsonNode received = violation.received();
    Optional<JsonNode> same =
        received.isString()
            ? read(received.stringValue(), types)
            : Optional.of(received)
                .filter(value -> value.isNumber() || value.isBoolean())
                .filter(value -> types.contains("string"))
                .map(value -> NODES.stringNode(value.asString()));
    if (same.isPresent()) {
      return List.of(replace(pointer, same.get(), SAME_VALUE));
    }
    if (types.contains("array") && !received.isNull()) {
      return List.of(replace(pointer, NODES.arrayNode().add(received), WRAPPED));
    }
    return List.of();
  }

  /** A number or a truth value in quotation marks. */
  private static Optional<JsonNode> read(String text, Set<String> types) {
    if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
      return Optional.of(NODES.booleanNode(text.equals("true")));
    }
    boolean numeric = types.contains("integer") || types.contains("number");
    if (!numeric || text.length() > MAX_NUMBER) {
      return Optional.empty();
    }
    if (text.matches("-?(0|[1-9][0-9]{0,17})")) {
      return Optional.of(NODES.numberNode(Long.parseLong(text)));
    }
    boolean decimal = text.matches("-?(0|[1-9][0-9]*)\\.[0-9]+") && types.contains("number");
    return decimal ? Optional.of(NODES.numberNode(Double.parseDouble(text))) : Optional.empty();
  }

  private static List<Fix> rounded(Violation violation, String pointer) {
    double step = violation.expected().doubleValue();
    double received = violation.received().doubleValue();
    double value = Math.rint(received / step) * step;
    if (!Double.isFinite(value) || step <= 0 || Math.abs(value) > 1e15) {
      return List.of();
    }
    JsonNode node =
        value == Math.rint(value)
            ? NODES.numberNode((long) value)
            : NODES.numberNode(new BigDecimal(value).doubleValue());
    return List.of(replace(pointer, node, CLAMPED));
  }
}
