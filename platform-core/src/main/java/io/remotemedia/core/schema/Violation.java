package io.remotemedia.core.schema;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A rule of a schema that a value breaks.
 *
 * @param keyword the JSON Schema keyword; {@link #TOO_COMPLEX} when the check was given up
 * @param pointer JSON pointer of the value, from the root of what was checked
 * @param property the member that is missing or too much; empty for other rules
 * @param received the value
 * @param expected the value of the keyword
 * @param schema the schema object that holds the keyword
 */
public record Violation(
    String keyword,
    String pointer,
    String property,
    JsonNode received,
    JsonNode expected,
    JsonNode schema) {
  /** In place of a keyword: the value is too large or too nested to be checked within bounds. */
  public static final String TOO_COMPLEX = "";

  /** Checks that nothing is missing. */
  public Violation {
    Objects.requireNonNull(keyword, "keyword");
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(received, "received");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(schema, "schema");
  }
}
