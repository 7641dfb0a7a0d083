package io.remotemedia.core.fix;

import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values as people write them on one line; valid JSON, and valid YAML too. */
final class Written {
  private Written() {}

  static String of(JsonNode value) {
    if (value.isObject() && !value.isEmpty()) {
      StringJoiner members = new StringJoiner(", ", "{", "}");
      value
          .properties()
          .forEach(member -> members.add(key(member.getKey()) + ": " + of(member.getValue())));
      return members.toString();
    }
    if (value.isArray()) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      value.forEach(item -> items.add(of(item)));
      return items.toString();
    }
    return value.toString();
  }

  static String key(String name) {
    return JsonNodeFactory.instance.stringNode(name).toString();
  }
}
