package io.remotemedia.core.fix;

import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values as people write them on one line. */
enum Written {
  /** Every text in quotation marks. */
  JSON,
  /** Texts without quotation marks where they need none. */
  YAML;

  String of(JsonNode value) {
    if (value.isObject() && !value.isEmpty()) {
      StringJoiner members = new StringJoiner(", ", "{", "}");
      value
          .properties()
          .forEach(member -> members.add(text(member.getKey()) + ": " + of(member.getValue())));
      return members.toString();
    }
    if (value.isArray()) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      value.forEach(item -> items.add(of(item)));
      return items.toString();
    }
    return value.isString() ? text(value.stringValue()) : value.toString();
  }

  /** A text or a key. */
  String text(String text) {
    return this == YAML && needsNoMarks(text)
        ? text
        : JsonNodeFactory.instance.stringNode(text).toString();
  }

  /** Begins with a letter, has no character that means something, and is no word of YAML's. */
  private static boolean needsNoMarks(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
}
