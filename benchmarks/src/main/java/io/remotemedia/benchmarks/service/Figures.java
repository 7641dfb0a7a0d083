package io.remotemedia.benchmarks.service;

import java.io.PrintWriter;

/** Prints figures as rows of one table, both sides of each ratio. */
final class Figures {
  private final PrintWriter out;
  private boolean allHold = true;

  Figures(PrintWriter out) {
    this.out = out;
  }

  /** A figure that should be at most something. */
  void atMost(String id, String what, String ours, String beside, double value, double goal) {
    print(id, what, ours, beside, value, "<= ", goal, value <= goal);
  }

  /** A figure that should be at least something. */
  void atLeast(String id, String what, String ours, String beside, double value, double goal) {
    print(id, what, ours, beside, value, ">= ", goal, value >= goal);
  }

  private void print(
      String id,
      String what,
      String ours,
      String beside,
      double value,
      String relation,
      double goal,
      boolean holds) {
    allHold &= holds;
    out.printf(
        "%-4s %-44s %-34s %-34s %10.3f  goal %s%-7.3g %s%n",
        id, what, ours, beside, value, relation, goal, holds ? "holds" : "SHORT");
    out.flush();
  }

  void note(String text, Object... values) {
    out.printf("     " + text + "%n", values);
    out.flush();
  }

  boolean allHold() {
    return allHold;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
