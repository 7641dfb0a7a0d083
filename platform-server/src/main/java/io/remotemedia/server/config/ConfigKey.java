package io.remotemedia.server.config;

import java.util.List;
import java.util.Locale;

/**
 * A key of the configuration, as its schema describes it.
 *
 * @param name dotted, for example {@code grpc.listen}
 * @param type {@code string}, {@code integer}, {@code number} or {@code boolean}; {@code array} for
 *     a list of strings
 * @param defaultText the default as text; null when there is none
 * @param minimum lowest number
 * @param maximum highest number
 * @param choices the accepted texts; empty for any
 * @param secret whether its value must not be shown
 * @param description one sentence
 */
record ConfigKey(
    String name,
    String type,
    String defaultText,
    double minimum,
    double maximum,
    List<String> choices,
    boolean secret,
    String description) {

  /** The name of the key in the environment. */
  String environmentName() {
    return "REMOTEMEDIA_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** Whether a value has the right type and range. */
  boolean accepts(String text) {
    return switch (type) {
      case "boolean" -> text.equals("true") || text.equals("false");
      case "integer" -> isNumber(text, "[+-]?\\d{1,18}");
      case "number" -> isNumber(text, "[+-]?\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?");
      default -> choices.isEmpty() || choices.contains(text);
    };
  }

  private boolean isNumber(String text, String form) {
    if (!text.matches(form)) {
      return false;
    }
    double value = Double.parseDouble(text);
    return value >= minimum && value <= maximum;
  }

  /** What is accepted, for a message. */
  String accepted() {
    return switch (type) {
      case "boolean" -> "true and false";
      case "integer" -> "whole numbers from %.0f to %.0f".formatted(minimum, maximum);
      case "number" -> "numbers from %s to %s".formatted(shown(minimum), shown(maximum));
      default -> String.join(", ", choices);
    };
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : Double.toString(value);
  }
}
