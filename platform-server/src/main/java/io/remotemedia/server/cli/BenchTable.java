package io.remotemedia.server.cli;

import io.remotemedia.server.bench.Latencies;
import io.remotemedia.server.bench.Overload;
import io.remotemedia.server.bench.StreamReport;
import io.remotemedia.server.bench.UnaryReport;
import java.io.PrintWriter;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The results of a load, for people or as JSON. */
final class BenchTable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private BenchTable() {}

  static void print(UnaryReport report, boolean json, PrintWriter out) {
    if (json) {
      out.println(JSON.writeValueAsString(report));
      return;
    }
    out.printf(
        "offered %.1f calls/s for %.1f s: %d results (%.1f/s), %d refused, %d failed%n",
        report.offered(),
        report.seconds(),
        report.succeeded(),
        report.goodput(),
        report.refused(),
        report.failed());
    head(out);
    row("results", report.latency(), out);
    if (report.refused() > 0) {
      row("refusals", report.refusalLatency(), out);
      out.printf(
          "retry hints %d to %d ms, (p90 - p10) / mean %.2f; %d refusals without one%n",
          report.hintMinMillis(),
          report.hintMaxMillis(),
          report.hintSpread(),
          report.refusedWithoutHint());
    }
    row("generator lag", report.lag(), out);
    failures(report.failures(), out);
    validity(report.isValid(), out);
  }

  static void print(StreamReport report, boolean json, PrintWriter out) {
    if (json) {
      out.println(JSON.writeValueAsString(report));
      return;
    }
    out.printf(
        "%d streams for %.1f s: %d chunks, %d results, %d streams failed, %d answers after the next chunk was due%n",
        report.streams(),
        report.seconds(),
        report.chunks(),
        report.results(),
        report.errors(),
        report.late());
    head(out);
    row("results", report.latency(), out);
    row("generator lag", report.lag(), out);
    failures(report.failures(), out);
    validity(report.isValid(), out);
  }

  static void print(Overload.Result result, boolean json, PrintWriter out) {
    if (json) {
      out.println(JSON.writeValueAsString(result));
      return;
    }
    out.printf("peak %.1f results/s%n", result.peak());
    out.printf(
        "%6s %9s %9s %7s %8s %8s %8s %9s %11s %7s%n",
        "load",
        "offered",
        "goodput",
        "of peak",
        "p50 ms",
        "p99 ms",
        "x base",
        "refused",
        "refusal p99",
        "lag p99");
    double base = result.baseline().latency().p99();
    for (Overload.Step step : result.steps()) {
      UnaryReport report = step.report();
      out.printf(
          "%5.1fx %7.1f/s %7.1f/s %6.1f%% %8.2f %8.2f %8.2f %9d %8.2f ms %4.1f ms%s%n",
          step.factor(),
          report.offered(),
          report.goodput(),
          100 * report.goodput() / result.peak(),
          report.latency().p50(),
          report.latency().p99(),
          report.latency().p99() / base,
          report.refused(),
          report.refusalLatency().p99(),
          report.lag().p99(),
          report.isValid() ? "" : "  INVALID");
      failures(report.failures(), out);
    }
  }

  private static void head(PrintWriter out) {
    out.printf(
        "%-14s %9s %9s %9s %9s %9s %9s%n", "ms", "count", "p50", "p95", "p99", "p99.9", "max");
  }

  private static void row(String name, Latencies latencies, PrintWriter out) {
    out.printf(
        "%-14s %9d %9.3f %9.3f %9.3f %9.3f %9.3f%n",
        name,
        latencies.count(),
        latencies.p50(),
        latencies.p95(),
        latencies.p99(),
        latencies.p999(),
        latencies.max());
  }

  private static void failures(Map<String, Long> failures, PrintWriter out) {
    failures.forEach((failure, times) -> out.printf("  %d x %s%n", times, failure));
  }

  private static void validity(boolean valid, PrintWriter out) {
    if (!valid) {
      out.println(
          "INVALID: the generator lagged behind its own plan (p99 above 5 ms, or calls unsent)");
    }
  }
}
