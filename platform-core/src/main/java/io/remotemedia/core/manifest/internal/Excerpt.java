package io.remotemedia.core.manifest.internal;

import io.remotemedia.core.diagnostic.Quoted;

/** The piece of a line around a character. */
final class Excerpt {
  private static final int BEFORE = 30;
  private static final int AFTER = 30;

  private Excerpt() {}

  static String at(String text, int offset) {
    int start = offset;
    while (start > 0 && offset - start < BEFORE && !isLineEnd(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < text.length() && end - offset < AFTER && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return Quoted.plain(text.substring(start, end).strip(), Quoted.MAX_LENGTH);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
