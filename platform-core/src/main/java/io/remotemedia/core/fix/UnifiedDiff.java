package io.remotemedia.core.fix;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as people read it: unified, with three lines of context. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Beyond this many pairs of lines, what differs is shown as one block. */
  private static final long MAX_COMPARED = 4_000_000;

  private record Line(char mark, String text) {}

  private UnifiedDiff() {}

  /**
   * Compares two texts line by line.
   *
   * @param before the one text
   * @param after the other
   * @param name the name of the file
   * @return a unified diff; empty when the texts are equal
   */
  public static String of(String before, String after, String name) {
    if (before.equals(after)) {
      return "";
    }
    List<Line> lines = lines(split(before), split(after));
    StringBuilder out = new StringBuilder();
    out.append("--- ").append(name).append('\n').append("+++ ").append(name).append('\n');
    hunks(lines, out);
    return out.toString();
  }

  /** A last line without newline differs from the same line with one, as everywhere. */
  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    } else {
      lines.add(lines.removeLast() + "\n\\ No newline at end of file");
    }
    return lines;
  }

  private static List<Line> lines(List<String> before, List<String> after) {
    int head = 0;
    while (head < Math.min(before.size(), after.size())
        && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(before.size(), after.size()) - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Line> lines = new ArrayList<>();
    before.subList(0, head).forEach(line -> lines.add(new Line(' ', line)));
    compare(
        before.subList(head, before.size() - tail),
        after.subList(head, after.size() - tail),
        lines);
    before
        .subList(before.size() - tail, before.size())
        .forEach(line -> lines.add(new Line(' ', line)));
    return lines;
  }

  /** By the longest common subsequence of lines. */
  private static void compare(List<String> before, List<String> after, List<Line> lines) {
    if ((long) before.size() * after.size() > MAX_COMPARED) {
      before.forEach(line -> lines.add(new Line('-', line)));
      after.forEach(line -> lines.add(new Line('+', line)));
      return;
    }
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
  }

  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static void hunks(List<Line> lines, StringBuilder out) {
    int oldLine = 1;
    int newLine = 1;
    int index = 0;
    while (index < lines.size()) {
      int from = index;
      int to = hunkEnd(lines, from);
      if (to < 0) {
        return;
      }
      int start = hunkStart(lines, from);
      oldLine += start - from;
      newLine += start - from;
      List<Line> hunk = lines.subList(start, to);
      int oldCount = (int) hunk.stream().filter(line -> line.mark() != '+').count();
      int newCount = (int) hunk.stream().filter(line -> line.mark() != '-').count();
      out.append(
          "@@ -%d,%d +%d,%d @@\n"
              .formatted(
                  oldCount == 0 ? oldLine - 1 : oldLine,
                  oldCount,
                  newCount == 0 ? newLine - 1 : newLine,
                  newCount));
      hunk.forEach(line -> out.append(line.mark()).append(line.text()).append('\n'));
      oldLine += oldCount;
      newLine += newCount;
      index = to;
    }
  }

  private static int hunkStart(List<Line> lines, int from) {
    int change = from;
    while (lines.get(change).mark() == ' ') {
      change++;
    }
    return Math.max(from, change - CONTEXT);
  }

  /** The line after the context of the next run of changes; -1 when there is no change any more. */
  private static int hunkEnd(List<Line> lines, int from) {
    int last = -1;
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).mark() != ' ') {
        last = i;
      } else if (last >= 0 && i - last > 2 * CONTEXT) {
        break;
      }
    }
    return last < 0 ? -1 : Math.min(lines.size(), last + 1 + CONTEXT);
  }
}
