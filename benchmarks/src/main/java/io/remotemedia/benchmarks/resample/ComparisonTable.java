package io.remotemedia.benchmarks.resample;

import io.remotemedia.benchmarks.compare.Timing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints one line per case as it is measured, and the verdict on the goals at the end. */
final class ComparisonTable {
  private static final String[] COLUMNS = {
    "ours", "soxr", "soxr*", "samplerate", "swr 32", "swr 128", "speex 5", "speex 10"
  };

  private final PrintWriter out;
  private final List<String> missed = new ArrayList<>();
  private boolean judged;

  ComparisonTable(PrintWriter out) {
    this.out = out;
  }

  void printHead(long seed, int rounds) {
    out.printf(
        "Seed %d, %d rounds, medians in microseconds. ratio = ours / soxr; quiet = the same of the"
            + " fastest tenth.%n%n",
        seed, rounds);
    out.printf("%-37s %6s %6s %6s", "case", "goal", "ratio", "quiet");
    for (String column : COLUMNS) {
      out.printf(" %10s", column);
    }
    out.println();
    out.flush();
  }

  void print(ResampleCase conversion, List<Timing> timings) {
    Timing ours = find(timings, "ours");
    Timing soxr = find(timings, "soxr");
    out.printf("%-37s %6s", conversion, Double.isNaN(conversion.limit()) ? "" : conversion.limit());
    if (soxr == null) {
      out.printf(" %6s %6s", "-", "-");
    } else {
      double ratio = ours.medianMicros() / soxr.medianMicros();
      double quiet = ours.quantileMicros(0.1) / soxr.quantileMicros(0.1);
      out.printf(" %6.2f %6.2f", ratio, quiet);
      judge(conversion, ratio);
    }
    for (String column : COLUMNS) {
      Timing timing = find(timings, column);
      out.printf(" %10s", timing == null ? "-" : "%.1f".formatted(timing.medianMicros()));
    }
    out.println();
    out.flush();
  }

  /** Returns whether every goal that could be judged holds. */
  boolean printVerdict() {
    if (!judged) {
      out.printf("%nNo goal was judged.%n");
    } else if (missed.isEmpty()) {
      out.printf("%nAll goals hold.%n");
    } else {
      out.printf("%nMissed:%n");
      missed.forEach(line -> out.println("  " + line));
    }
    out.flush();
    return missed.isEmpty();
  }

  private void judge(ResampleCase conversion, double ratio) {
    if (Double.isNaN(conversion.limit())) {
      return;
    }
    judged = true;
    if (ratio > conversion.limit()) {
      missed.add("%s ratio %.2f, goal %.2f".formatted(conversion, ratio, conversion.limit()));
    }
  }

  private static Timing find(List<Timing> timings, String name) {
    return timings.stream().filter(timing -> timing.name().equals(name)).findFirst().orElse(null);
  }
}
