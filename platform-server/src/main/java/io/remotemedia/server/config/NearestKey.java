package io.remotemedia.server.config;

import java.util.Comparator;
import java.util.List;

/** The known key that a misspelt one probably means. */
final class NearestKey {
  private NearestKey() {}

  static String of(String name, List<String> known) {
    return known.stream().min(Comparator.comparingInt(key -> distance(name, key))).orElse("");
  }

  /** Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
