package io.remotemedia.core.manifest;

/**
 * A place in a text.
 *
 * @param line from 1; 0 where there is no text
 * @param column from 1, counted in characters; 0 where there is no text
 */
public record Position(int line, int column) {
  /** The place of something that was not given as text. */
  public static final Position NONE = new Position(0, 0);

  /**
   * The place of a character.
   *
   * @param text the text
   * @param offset index of the character, or the length of the text
   * @return its line and column
   */
  public static Position of(String text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, offset - lineStart + 1);
  }
}
