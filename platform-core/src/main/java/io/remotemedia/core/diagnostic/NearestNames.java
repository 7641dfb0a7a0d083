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

  private static final double SAME_BUT_FOR_SPELLING = 0.99;
  private static final double CONFIDENT = 0.9;
  private static final double AMBIGUOUS = 0.5;

  /** One or two characters of a name of usual length. */
  private static final double ONE_SLIP = 0.8;

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

  /**
   * How likely it is that a name is the one that was meant.
   *
   * @param received what was written
   * @param name one of the accepted names
   * @param accepted all accepted names
   * @return from 0 to 1; high when nothing else is as near and little is different
   */
  public static double confidence(String received, String name, Collection<String> accepted) {
    if (received.length() > MAX_COMPARED || name.length() > MAX_COMPARED) {
      return AMBIGUOUS;
    }
    List<Candidate> all = candidates(received, accepted);
    int distance = distance(normal(received), normal(name));
    boolean rivalled =
        all.stream().anyMatch(other -> !other.name().equals(name) && other.distance() <= distance);
    if (rivalled || onlyNumbersDiffer(received, name)) {
      return AMBIGUOUS;
    }
    if (distance == 0) {
      return SAME_BUT_FOR_SPELLING;
    }
    double similarity = 1 - (double) distance / Math.max(received.length(), name.length());
    return similarity >= ONE_SLIP ? CONFIDENT : Math.floor(similarity * 100) / 100;
  }

  /** {@code vad1} is no slip of {@code vad2}. */
  private static boolean onlyNumbersDiffer(String a, String b) {
    return !a.equals(b) && a.replaceAll("[0-9]", "").equals(b.replaceAll("[0-9]", ""));
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
        || candidate.distance() == 0
        || hasWordsOf(received, candidate.name());
  }

  /**
   * {@code target_rate} leaves out a word of {@code target_sample_rate}, or the other way round.
   */
  private static boolean hasWordsOf(String a, String b) {
    List<String> left = words(a);
    List<String> right = words(b);
    return Math.min(left.size(), right.size()) > 1
        && (isSubsequence(left, right) || isSubsequence(right, left));
  }

  private static boolean isSubsequence(List<String> part, List<String> whole) {
    int next = 0;
    for (String word : whole) {
      next += next < part.size() && part.get(next).equals(word) ? 1 : 0;
    }
    return next == part.size();
  }

  private static List<String> words(String name) {
    String head = name.substring(0, Math.min(MAX_COMPARED, name.length()));
    return List.of(
        head.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).split("[_. -]+"));
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
    if (a.equals(b)) {
      return 0;
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
