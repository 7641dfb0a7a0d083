package io.remotemedia.core.manifest.internal;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a tree from tokens, without recursion. Jackson's own reader keeps the last of two equal
 * keys and makes Infinity of 1e400; here both are faults with a place.
 */
public final class TreeBuilder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final String text;
  private final Deque<JsonNode> open = new ArrayDeque<>();
  private String name;

  /**
   * A builder for one text.
   *
   * @param parser at the beginning of the text
   * @param text the text
   */
  public TreeBuilder(JsonParser parser, String text) {
    this.parser = parser;
    this.text = text;
  }

  /**
   * Reads the whole text.
   *
   * @return its only value
   * @throws JsonSyntaxException when a rule is broken that Jackson does not know
   */
  public JsonNode read() throws JsonSyntaxException {
    JsonNode root = null;
    JsonToken token = parser.nextToken();
    while (token != null) {
      if (root != null && open.isEmpty()) {
        throw fault(DiagnosticCode.TRAILING_TEXT, "text follows the end of the JSON value");
      }
      JsonNode added = take(token);
      root = root == null ? added : root;
      token = nextToken(root);
    }
    return root;
  }

  private JsonToken nextToken(JsonNode root) throws JsonSyntaxException {
    try {
      return parser.nextToken();
    } catch (RuntimeException e) {
      // After the root's end, whatever cannot be read is no fault of the value itself.
      if (root != null && open.isEmpty() && SyntaxFault.isPlainSyntax(e, text)) {
        throw SyntaxFault.at(
            DiagnosticCode.TRAILING_TEXT,
            "text follows the end of the JSON value",
            text,
            SyntaxFault.offset(e, text));
      }
      throw e;
    }
  }

  /** Takes one token; returns the value that begins with it, or null when none does. */
  private JsonNode take(JsonToken token) throws JsonSyntaxException {
    switch (token) {
      case PROPERTY_NAME -> {
        takeName(parser.currentName());
        return null;
      }
      case END_OBJECT, END_ARRAY -> {
        open.pop();
        return null;
      }
      default -> {
        JsonNode value = value(token);
        attach(value);
        if (value.isContainer()) {
          open.push(value);
        }
        return value;
      }
    }
  }

  private void takeName(String key) throws JsonSyntaxException {
    if (((ObjectNode) open.peek()).has(key)) {
      throw fault(
          DiagnosticCode.DUPLICATE_KEY,
          "the key %s stands twice in one object".formatted(Quoted.text(key)));
    }
    requirePairs(key);
    name = key;
  }

  private void attach(JsonNode value) {
    switch (open.peek()) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array -> array.add(value);
      case null, default -> {}
    }
  }

  private JsonNode value(JsonToken token) throws JsonSyntaxException {
    return switch (token) {
      case START_OBJECT -> NODES.objectNode();
      case START_ARRAY -> NODES.arrayNode();
      case VALUE_STRING -> {
        String value = parser.getString();
        requirePairs(value);
        yield NODES.stringNode(value);
      }
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode integer() {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private JsonNode decimal() throws JsonSyntaxException {
    String written = parser.getString();
    // Parsed as a double only: a decimal of the same text could have a billion digits.
    double value = Double.parseDouble(written);
    if (!Double.isFinite(value)) {
      throw fault(
          DiagnosticCode.NON_FINITE_NUMBER,
          "the number %s is beyond the range of a double".formatted(Quoted.plain(written, 64)));
    }
    if (value == 0 && hasDigitAboveZero(written)) {
      throw fault(
          DiagnosticCode.NUMBER_LIMIT,
          "the number %s is too small for a double and would become 0"
              .formatted(Quoted.plain(written, 64)));
    }
    return NODES.numberNode(value);
  }

  static boolean hasDigitAboveZero(String number) {
    return number.chars().takeWhile(c -> c != 'e' && c != 'E').anyMatch(c -> c >= '1' && c <= '9');
  }

  private void requirePairs(String value) throws JsonSyntaxException {
    int lone = TextRules.loneSurrogate(value);
    if (lone >= 0) {
      throw fault(
          DiagnosticCode.ENCODING,
          "the surrogate \\u%04x stands alone; only pairs are characters"
              .formatted((int) value.charAt(lone)));
    }
  }

  private JsonSyntaxException fault(DiagnosticCode code, String message) {
    int offset = (int) parser.currentTokenLocation().getCharOffset();
    return SyntaxFault.at(code, message, text, offset);
  }
}
