package io.remotemedia.core.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Did you mean: the accepted names that a received name is most likely a slip of. Distance counts
 * inserted, deleted, replaced and swapped neighbouring characters, without regard to case,
 * underscores, dots and dashes.
 */
public final class NearestNames {
  private static final int MAX_SUGGESTIONS = 3;

  /** Names longer than this are no slips of a name; comparing them costs the product of lengths. */
  private static final int MAX_COMPARED = 128;

  private NearestNames() {}

  private record Candidate(String name, int distance) {}

  /**
   * The names that are near enough to be meant.
   *
   * @param received what was written
   * @param accepted what exists
   * @return at most three, nearest first
   */
  public static List<String> of(String received, Collection<String> accepted) {
    return candidates(received, accepted).stream()
        .filter(candidate -> isNear(received, candidate))
        .limit(MAX_SUGGESTIONS)
        .map(Candidate::name)
        .toList();
  }

  /**
   * All names, nearest first.
   *
   * @param received what was written
   * @param accepted what exists
   * @return every accepted name
   */
  public static List<String> ranked(String received, Collection<String> accepted) {
    return candidates(received, accepted).stream().map(Candidate::name).toList();
  }

  /**
   * Whether two names differ only in case, underscores, dots and dashes.
   *
   * @param received what was written
   * @param accepted what exists
   * @return true when the name is certainly meant
   */
  public static boolean sameButForSpelling(String received, String accepted) {
    return normal(received).equals(normal(accepted));
  }

  private static List<Candidate> candidates(String received, Collection<String> accepted) {
    if (received.length() > MAX_COMPARED) {
      return accepted.stream().map(name -> new Candidate(name, MAX_COMPARED)).toList();
    }
    String normal = normal(received);
    return accepted.stream()
        .map(name -> new Candidate(name, distance(normal, normal(name))))
        .sorted(Comparator.comparingInt(Candidate::distance))
        .toList();
  }

  private static boolean isNear(String received, Candidate candidate) {
    int shorter = Math.min(received.length(), candidate.name().length());
    return candidate.distance() <= Math.max(1, shorter / 3) && shorter > 1
        || candidate.distance() == 0;
  }

  private static String normal(String name) {
    StringBuilder out = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> c != '_' && c != '-' && c != '.' && c != ' ')
        .forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static int distance(String a, String b) {
    if (b.length() > MAX_COMPARED) {
      return MAX_COMPARED;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] recycled = beforeLast;
      beforeLast = last;
      last = row;
      row = recycled;
      fill(row, last, beforeLast, a, b, i);
    }
    return row[b.length()];
  }

  private static void fill(int[] row, int[] last, int[] beforeLast, String a, String b, int i) {
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
      if (i > 1
          && j > 1
          && a.charAt(i - 1) == b.charAt(j - 2)
          && a.charAt(i - 2) == b.charAt(j - 1)) {
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
      }
    }
  }
}
