package io.remotemedia.core.manifest.internal;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.Position;
import io.remotemedia.core.manifest.StrictJson;

/** The rules that concern characters, before any of them means anything. */
public final class TextRules {
  private TextRules() {}

  /**
   * Checks length and characters.
   *
   * @param text the text
   * @throws JsonSyntaxException when it breaks a rule
   */
  public static void check(String text) throws JsonSyntaxException {
    if (text.length() > StrictJson.MAX_DOCUMENT_LENGTH) {
      throw new JsonSyntaxException(
          DiagnosticCode.DOCUMENT_LIMIT,
          "the text has %d characters; at most %d are accepted"
              .formatted(text.length(), StrictJson.MAX_DOCUMENT_LENGTH),
          new Position(1, 1),
          "");
    }
    if (text.startsWith("\uFEFF")) {
      throw fault(
          DiagnosticCode.BYTE_ORDER_MARK, "the text starts with a byte order mark", text, 0);
    }
    if (text.isBlank()) {
      throw new JsonSyntaxException(
          DiagnosticCode.EMPTY_TEXT,
          "the text is empty; accepted is a JSON value",
          new Position(1, 1),
          "");
    }
    checkCharacters(text);
  }

  private static void checkCharacters(String text) throws JsonSyntaxException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw fault(
            DiagnosticCode.ENCODING,
            "the text holds a NUL character, as UTF-16 read as UTF-8 does",
            text,
            i);
      }
      if (Character.isSurrogate(c)) {
        if (isLone(text, i)) {
          throw fault(
              DiagnosticCode.ENCODING,
              "the surrogate \\u%04x stands alone; only pairs are characters".formatted((int) c),
              text,
              i);
        }
        i++;
      }
    }
  }

  /**
   * Finds a surrogate without its other half, as an escape in a string may leave it.
   *
   * @param text decoded text
   * @return its index, or -1
   */
  static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (isLone(text, i)) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  private static boolean isLone(String text, int i) {
    return i + 1 >= text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static JsonSyntaxException fault(
      DiagnosticCode code, String message, String text, int offset) {
    return new JsonSyntaxException(
        code, message, Position.of(text, offset), Excerpt.at(text, offset));
  }
}
