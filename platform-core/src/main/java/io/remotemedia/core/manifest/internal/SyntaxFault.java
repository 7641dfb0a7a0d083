package io.remotemedia.core.manifest.internal;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.Position;
import io.remotemedia.core.manifest.StrictJson;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Says in our words what Jackson found. The kind of fault is read from the text at its place, so
 * that the messages do not hang on the wording of a library.
 */
public final class SyntaxFault {
  private static final Map<String, String> LITERALS =
      Map.of(
          "NaN", "NaN",
          "Infinity", "Infinity",
          "-Infinity", "-Infinity",
          "+Infinity", "+Infinity",
          "INF", "INF",
          "-INF", "-INF");

  /** A key or text that is too long is looked for at its beginning, unless that is far away. */
  private static final int MAX_LOOK_BACK = 1 << 17;

  private SyntaxFault() {}

  /**
   * Translates a failure of the parser.
   *
   * @param failure what Jackson threw
   * @param text the text
   * @param stopped the index of the character before which the parser stopped
   * @return the fault
   */
  public static JsonSyntaxException of(JacksonException failure, String text, long stopped) {
    int offset = offset(failure, text);
    if (failure instanceof StreamConstraintsException) {
      return limit(failure, text, limitPlace(text, Math.clamp(stopped, 0, text.length())));
    }
    if (failure instanceof UnexpectedEndOfInputException
        || offset >= text.stripTrailing().length()) {
      return at(
          DiagnosticCode.SYNTAX, "the text ends before its JSON value does", text, text.length());
    }
    return unexpected(failure, text, offset);
  }

  /** The beginning of the key, text, number or bracket that is too much. */
  private static int limitPlace(String text, int stopped) {
    int place = Math.max(0, Math.min(stopped, text.length()) - 1);
    if ("[{".indexOf(text.charAt(place)) >= 0) {
      return place;
    }
    int end = text.charAt(place) == '"' ? place : stopped;
    int start = end;
    while (start > 0 && end - start < MAX_LOOK_BACK && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    return start > 0 && text.charAt(start - 1) == '"' ? start - 1 : start;
  }

  /** Whether the parser stumbled over what stands there, and not over a limit. */
  static boolean isPlainSyntax(RuntimeException failure, String text) {
    return failure instanceof JacksonException
        && !(failure instanceof StreamConstraintsException)
        && !isComment(text, offset(failure, text));
  }

  /** The index of the character at which the parser stumbled. */
  static int offset(RuntimeException failure, String text) {
    if (failure instanceof JacksonException jackson && jackson.getLocation() != null) {
      long offset = jackson.getLocation().getCharOffset();
      if (offset >= 0) {
        return (int) Math.min(offset, text.length());
      }
    }
    return 0;
  }

  static JsonSyntaxException at(DiagnosticCode code, String message, String text, int offset) {
    return new JsonSyntaxException(
        code, message, Position.of(text, offset), Excerpt.at(text, offset));
  }

  private static JsonSyntaxException unexpected(JacksonException failure, String text, int offset) {
    int start = tokenStart(text, offset);
    String word = word(text, start);
    if (isComment(text, offset)) {
      return at(DiagnosticCode.COMMENT, "a comment stands here; JSON has none", text, offset);
    }
    if (LITERALS.containsKey(word)) {
      return at(
          DiagnosticCode.NON_FINITE_NUMBER,
          "%s is not JSON; accepted are finite numbers".formatted(word),
          text,
          start);
    }
    if (failure.getOriginalMessage().contains("surrogate")) {
      int key = Math.max(0, text.lastIndexOf('"', Math.max(0, offset - 1)));
      return at(
          DiagnosticCode.ENCODING,
          "a surrogate stands alone; only pairs are characters",
          text,
          key);
    }
    char c = text.charAt(offset);
    if (c == '\'') {
      return at(DiagnosticCode.SYNTAX, "a single quote stands here; JSON uses \"", text, offset);
    }
    if ((c == '}' || c == ']') && lastBefore(text, offset) == ',') {
      return at(
          DiagnosticCode.SYNTAX, "a comma stands before the closing %s".formatted(c), text, offset);
    }
    if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
      return at(
          DiagnosticCode.SYNTAX,
          "%s is not a JSON value; accepted are true, false, null, numbers, and texts in double"
                  .formatted(Quoted.text(word))
              + " quotes",
          text,
          start);
    }
    boolean inWord = !word.isEmpty() && isWordPart(c);
    return at(
        DiagnosticCode.SYNTAX,
        "%s stands where JSON does not allow it%s"
            .formatted(Quoted.text(inWord ? word : c + ""), hint(failure)),
        text,
        inWord ? start : offset);
  }

  /** What the parser waited for, where that is plain from its message. */
  private static String hint(JacksonException failure) {
    String message = failure.getOriginalMessage();
    if (message.contains("was expecting comma")) {
      return "; a comma or the end of the object or array is missing before it";
    }
    if (message.contains("was expecting a colon")) {
      return "; a colon is missing after the key";
    }
    if (message.contains("was expecting double-quote to start")) {
      return "; a key in double quotes is accepted here";
    }
    if (message.contains("Illegal unquoted character")) {
      return "; control characters in a text are written with a backslash, a line break as \\n";
    }
    if (message.contains("Unrecognized character escape")) {
      return "; after a backslash JSON accepts \" \\ / b f n r t and u";
    }
    if (message.contains("leading zeroes") || message.contains("Leading zeroes")) {
      return "; numbers have no leading zeroes";
    }
    return "";
  }

  private static JsonSyntaxException limit(JacksonException failure, String text, int offset) {
    String message = failure.getOriginalMessage();
    if (message.contains("nesting depth")) {
      return at(
          DiagnosticCode.DEPTH_LIMIT,
          "objects and arrays are nested deeper than %d levels".formatted(StrictJson.MAX_DEPTH),
          text,
          offset);
    }
    if (message.contains("Number value length")) {
      return at(
          DiagnosticCode.NUMBER_LIMIT,
          "a number has more than %d characters".formatted(StrictJson.MAX_NUMBER_LENGTH),
          text,
          offset);
    }
    if (message.contains("String value length")) {
      return at(
          DiagnosticCode.STRING_LIMIT,
          "a string has more than %d characters".formatted(StrictJson.MAX_STRING_LENGTH),
          text,
          offset);
    }
    if (message.contains("ame length") || message.contains("ame value length")) {
      return at(
          DiagnosticCode.STRING_LIMIT,
          "a key has more than %d characters".formatted(StrictJson.MAX_NAME_LENGTH),
          text,
          offset);
    }
    return at(
        DiagnosticCode.DOCUMENT_LIMIT,
        "the text has more than %d tokens".formatted(StrictJson.MAX_TOKENS),
        text,
        offset);
  }

  private static boolean isComment(String text, int offset) {
    if (offset >= text.length()) {
      return false;
    }
    char c = text.charAt(offset);
    char before = offset > 0 ? text.charAt(offset - 1) : ' ';
    return c == '#' || c == '/' || before == '/' && (c == '*');
  }

  /** The first character of the word that the parser was in when it gave up. */
  private static int tokenStart(String text, int offset) {
    int start = Math.min(offset, text.length() - 1);
    while (start > 0 && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static String word(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < 40 && isWordPart(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+' || c == '.';
  }

  private static char lastBefore(String text, int offset) {
    int index = offset - 1;
    while (index > 0 && Character.isWhitespace(text.charAt(index))) {
      index--;
    }
    return index < 0 ? ' ' : text.charAt(index);
  }
}
