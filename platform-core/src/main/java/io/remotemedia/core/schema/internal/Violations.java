package io.remotemedia.core.schema.internal;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.remotemedia.core.schema.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The validator's errors in our words. Of several alternatives ({@code anyOf}, {@code oneOf}) the
 * validator reports the faults of all; here they become those of the one alternative that the value
 * was plainly meant for, or else one violation of the choice itself.
 */
final class Violations {
  private final JsonNode document;

  Violations(JsonNode document) {
    this.document = document;
  }

  List<Violation> of(List<Error> errors) {
    List<Violation> violations = new ArrayList<>();
    Map<String, List<Error>> choices = new LinkedHashMap<>();
    for (Error error : errors) {
      int choice = choiceIndex(error.getEvaluationPath());
      if (choice < 0) {
        violations.add(violation(error));
      } else {
        choices.computeIfAbsent(choiceKey(error, choice), key -> new ArrayList<>()).add(error);
      }
    }
    choices.values().forEach(choice -> addChoice(choice, violations));
    return violations;
  }

  /** Place of the outermost anyOf or oneOf in an evaluation path, or -1. */
  private static int choiceIndex(NodePath path) {
    for (int i = 0; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      if ("anyOf".equals(element) || "oneOf".equals(element)) {
        return i;
      }
    }
    return -1;
  }

  /** Two items of a list break the same alternatives at different places. */
  private static String choiceKey(Error error, int choice) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i <= choice; i++) {
      key.append('/').append(error.getEvaluationPath().getElement(i));
    }
    return key.append('|').append(choiceInstance(error, choice)).toString();
  }

  /**
   * The value that stands before the choice: the evaluation path below the choice tells how many
   * levels the error went down.
   */
  private static String choiceInstance(Error error, int choice) {
    int down = 0;
    NodePath evaluation = error.getEvaluationPath();
    for (int i = choice + 1; i < evaluation.getNameCount() - 1; i++) {
      Object element = evaluation.getElement(i);
      if ("properties".equals(element) || "prefixItems".equals(element)) {
        down++;
        i++;
      } else if ("items".equals(element) || "additionalProperties".equals(element)) {
        down++;
      }
    }
    NodePath instance = error.getInstanceLocation();
    for (; down > 0 && instance.getNameCount() > 0; down--) {
      instance = instance.getParent();
    }
    return instance.toString();
  }

  private void addChoice(List<Error> errors, List<Violation> violations) {
    int choice = choiceIndex(errors.getFirst().getEvaluationPath());
    String instance = choiceInstance(errors.getFirst(), choice);
    Map<Object, List<Error>> byAlternative = new LinkedHashMap<>();
    for (Error error : errors) {
      if (error.getEvaluationPath().getNameCount() > choice + 1) {
        byAlternative
            .computeIfAbsent(
                error.getEvaluationPath().getElement(choice + 1), key -> new ArrayList<>())
            .add(error);
      }
    }
    List<List<Error>> meant =
        byAlternative.values().stream().filter(branch -> isMeant(branch, instance)).toList();
    if (meant.size() == 1) {
      meant.getFirst().forEach(error -> violations.add(violation(error)));
    } else {
      violations.add(choiceViolation(errors, choice, instance));
    }
  }

  /** An alternative is meant when the value already has its type. */
  private static boolean isMeant(List<Error> branch, String instance) {
    return branch.stream()
        .noneMatch(
            error ->
                error.getInstanceLocation().toString().equals(instance)
                    && List.of("type", "const", "enum").contains(error.getKeyword()));
  }

  private Violation choiceViolation(List<Error> errors, int choice, String instance) {
    Error first = errors.getFirst();
    JsonNode holder =
        holder(first.getSchemaLocation().getFragment(), choicePosition(first, choice));
    String keyword = first.getEvaluationPath().getElement(choice).toString();
    JsonNode received =
        errors.stream()
            .filter(error -> error.getInstanceLocation().toString().equals(instance))
            .findFirst()
            .orElse(first)
            .getInstanceNode();
    return new Violation(keyword, instance, "", orNull(received), holder.path(keyword), holder);
  }

  /**
   * Where the choice stands in the schema location, which is shorter when references lead there.
   */
  private static int choicePosition(Error error, int choice) {
    NodePath fragment = error.getSchemaLocation().getFragment();
    Object keyword = error.getEvaluationPath().getElement(choice);
    for (int i = 0; i < fragment.getNameCount(); i++) {
      if (keyword.equals(fragment.getElement(i))) {
        return i;
      }
    }
    return fragment.getNameCount() - 1;
  }

  private Violation violation(Error error) {
    NodePath fragment = error.getSchemaLocation().getFragment();
    JsonNode holder = holder(fragment, fragment.getNameCount() - 1);
    String property = error.getProperty() == null ? "" : error.getProperty();
    return new Violation(
        error.getKeyword(),
        error.getInstanceLocation().toString(),
        property,
        orNull(error.getInstanceNode()),
        holder.path(error.getKeyword()),
        holder);
  }

  private JsonNode holder(NodePath fragment, int depth) {
    JsonNode node = document;
    for (int i = 0; i < depth; i++) {
      Object element = fragment.getElement(i);
      node =
          element instanceof Integer index && node.isArray()
              ? node.path(index)
              : node.path(element.toString());
    }
    return node;
  }

  private static JsonNode orNull(JsonNode node) {
    return node == null ? JsonNodeFactory.instance.nullNode() : node;
  }
}
