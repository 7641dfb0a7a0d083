package io.remotemedia.server.cli;

import io.remotemedia.core.execution.ExecutionMetrics;
import io.remotemedia.core.execution.NodeMetrics;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** What an execution used, as a table. */
final class MetricsTable {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_KIB = 1024;

  private MetricsTable() {}

  static void print(ExecutionMetrics metrics, PrintWriter out) {
    out.printf("%-16s %-22s %10s %10s %12s%n", "NODE", "TYPE", "TIME ms", "PEAK KiB", "SAMPLES IN");
    for (Map.Entry<String, NodeMetrics> entry : metrics.nodes().entrySet()) {
      NodeMetrics node = entry.getValue();
      out.printf(
          Locale.ROOT,
          "%-16s %-22s %10.3f %10.1f %12d%n",
          entry.getKey(),
          node.nodeType(),
          node.executionNanos() / NANOS_PER_MILLI,
          node.peakBytes() / BYTES_PER_KIB,
          node.samplesProcessed());
    }
    out.printf(
        Locale.ROOT,
        "wall %.3f ms, CPU %.3f ms, peak buffers %.1f KiB%n",
        metrics.wallNanos() / NANOS_PER_MILLI,
        metrics.cpuNanos() / NANOS_PER_MILLI,
        metrics.peakBytes() / BYTES_PER_KIB);
  }
}
