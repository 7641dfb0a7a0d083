package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.schema.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One mistake often breaks several rules: it is told once, by the rule that says most. */
final class BrokenRules {
  private BrokenRules() {}

  /**
   * Leaves out what follows from another violation: rules for a value that has the wrong type, and
   * the absence of a member that stands there misspelt.
   */
  static List<Violation> withoutEchoes(List<Violation> violations) {
    Set<String> mistyped = new HashSet<>();
    Set<String> misspelt = new HashSet<>();
    for (Violation violation : violations) {
      if (violation.keyword().equals("type")) {
        mistyped.add(violation.pointer());
      }
      if (violation.keyword().equals("additionalProperties")) {
        nearest(violation, misspelt);
      }
    }
    return violations.stream()
        .filter(v -> v.keyword().equals("type") || !mistyped.contains(v.pointer()))
        .filter(v -> !isRequired(v) || !misspelt.contains(v.pointer() + "/" + v.property()))
        .toList();
  }

  private static boolean isRequired(Violation violation) {
    return violation.keyword().equals("required");
  }

  private static void nearest(Violation violation, Set<String> misspelt) {
    JsonNode known = violation.schema().path("properties");
    NearestNames.of(violation.property(), known.propertyNames()).stream()
        .filter(name -> !violation.received().has(name))
        .findFirst()
        .ifPresent(name -> misspelt.add(violation.pointer() + "/" + name));
  }
}
