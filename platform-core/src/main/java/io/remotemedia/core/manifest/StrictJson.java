package io.remotemedia.core.manifest;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.manifest.internal.SyntaxFault;
import io.remotemedia.core.manifest.internal.TextRules;
import io.remotemedia.core.manifest.internal.TreeBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON by the letter of RFC 8259 and refuses everything of which two readers could think
 * differently: duplicate keys, numbers that are not finite, lone surrogates, a byte order mark.
 * Limits keep the cost of a hostile text below that of a large honest one.
 */
public final class StrictJson {
  /** The longest text, in characters. */
  public static final int MAX_DOCUMENT_LENGTH = 1 << 20;

  /** The deepest nesting of objects and arrays. */
  public static final int MAX_DEPTH = 64;

  /** The longest string, in characters. */
  public static final int MAX_STRING_LENGTH = 1 << 16;

  /** The longest key, in characters. */
  public static final int MAX_NAME_LENGTH = 256;

  /** The longest number, in characters. */
  public static final int MAX_NUMBER_LENGTH = 64;

  /** The most tokens: keys, values, and both ends of objects and arrays. */
  public static final int MAX_TOKENS = 300_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(MAX_DOCUMENT_LENGTH)
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING_LENGTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxTokenCount(MAX_TOKENS)
                  .build())
          .build();

  private StrictJson() {}

  /**
   * Reads one JSON value.
   *
   * @param text the text
   * @return the value
   * @throws JsonSyntaxException when the text breaks a rule; the first one in the text
   */
  public static JsonNode read(String text) throws JsonSyntaxException {
    TextRules.check(text);
    try (JsonParser parser = parser(text)) {
      return read(parser, text);
    } catch (StackOverflowError e) {
      throw new JsonSyntaxException(
          DiagnosticCode.DEPTH_LIMIT, "the text is nested too deep", Position.NONE, "");
    }
  }

  private static JsonNode read(JsonParser parser, String text) throws JsonSyntaxException {
    try {
      return new TreeBuilder(parser, text).read();
    } catch (JacksonException e) {
      // A broken limit has no place of its own; the parser knows where it stopped.
      throw SyntaxFault.of(e, text, parser.currentLocation().getCharOffset());
    }
  }

  /**
   * Reads a piece of a text that was read before.
   *
   * @param text valid JSON
   * @return its value
   */
  public static JsonNode readValid(String text) {
    try {
      return read(text);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("not valid JSON", e);
    }
  }

  /**
   * A parser with the limits of this class.
   *
   * @param text the text
   * @return a parser at its beginning
   */
  static JsonParser parser(String text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }
}
