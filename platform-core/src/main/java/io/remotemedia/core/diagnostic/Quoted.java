package io.remotemedia.core.diagnostic;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Received values as messages show them: short, and with nothing that could forge a log line, move
 * a cursor or reorder the text around it.
 */
public final class Quoted {
  /** The most characters of a received value that are shown. */
  public static final int MAX_LENGTH = 120;

  private static final String ELLIPSIS = "…";

  private Quoted() {}

  /**
   * A text in quotation marks.
   *
   * @param text what was received
   * @return at most {@value #MAX_LENGTH} characters
   */
  public static String text(String text) {
    return clip("\"" + escape(head(text, MAX_LENGTH)) + "\"", text.length() > MAX_LENGTH, "\"");
  }

  /**
   * A text without quotation marks, on one line.
   *
   * @param text what was received
   * @param maxLength the most characters to show
   * @return the text, abbreviated and escaped
   */
  public static String plain(String text, int maxLength) {
    String escaped = escapeUnsafe(head(text, maxLength));
    return clip(escaped, text.length() > maxLength, "", maxLength);
  }

  /**
   * A JSON value as JSON text.
   *
   * @param value what was received
   * @return at most {@value #MAX_LENGTH} characters
   */
  public static String json(JsonNode value) {
    if (value.isString()) {
      return text(value.stringValue());
    }
    StringBuilder out = new StringBuilder();
    append(value, out);
    return clip(out.toString(), false, "");
  }

  /**
   * A line of a text for an excerpt, character for character, so that columns stay: what could move
   * a cursor or reorder the line is a replacement character, a tab is a space.
   *
   * @param line without line breaks
   * @return as many characters
   */
  public static String line(String line) {
    StringBuilder out = new StringBuilder(line.length());
    int index = 0;
    while (index < line.length()) {
      int codePoint = line.codePointAt(index);
      int width = Character.charCount(codePoint);
      if (codePoint == '\t') {
        out.append(' ');
      } else if (isUnsafe(codePoint)) {
        out.append("\uFFFD".repeat(width));
      } else {
        out.appendCodePoint(codePoint);
      }
      index += width;
    }
    return out.toString();
  }

  private static void append(JsonNode value, StringBuilder out) {
    // Anything beyond the limit is cut afterwards, so there is no point in visiting it.
    if (out.length() > MAX_LENGTH) {
      return;
    }
    if (value.isObject()) {
      appendObject(value, out);
    } else if (value.isArray()) {
      appendArray(value, out);
    } else if (value.isString()) {
      out.append('"').append(escape(head(value.stringValue(), MAX_LENGTH))).append('"');
    } else {
      out.append(value);
    }
  }

  private static void appendObject(JsonNode value, StringBuilder out) {
    String separator = "{";
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (out.length() > MAX_LENGTH) {
        return;
      }
      out.append(separator).append('"').append(escape(head(member.getKey(), MAX_LENGTH)));
      out.append("\":");
      append(member.getValue(), out);
      separator = ",";
    }
    out.append(value.isEmpty() ? "{}" : "}");
  }

  private static void appendArray(JsonNode value, StringBuilder out) {
    String separator = "[";
    for (JsonNode item : value) {
      if (out.length() > MAX_LENGTH) {
        return;
      }
      out.append(separator);
      append(item, out);
      separator = ",";
    }
    out.append(value.isEmpty() ? "[]" : "]");
  }

  private static String clip(String shown, boolean shortened, String end) {
    return clip(shown, shortened, end, MAX_LENGTH);
  }

  private static String clip(String shown, boolean shortened, String end, int maxLength) {
    if (!shortened && shown.length() <= maxLength) {
      return shown;
    }
    int room = maxLength - ELLIPSIS.length() - end.length();
    String body = shown.endsWith(end) ? shown.substring(0, shown.length() - end.length()) : shown;
    return head(body, room) + ELLIPSIS + end;
  }

  /** Cuts without tearing a pair of surrogates apart. */
  private static String head(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean tears = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, tears ? length - 1 : length);
  }

  private static String escape(String text) {
    return escapeUnsafe(text.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static String escapeUnsafe(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      if (isUnsafe(codePoint)) {
        out.append("\\u%04x".formatted(codePoint));
      } else {
        out.appendCodePoint(codePoint);
      }
      index += Character.charCount(codePoint);
    }
    return out.toString();
  }

  /** Controls, line separators, direction marks and lone surrogates. */
  private static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
