package io.remotemedia.server.cli;

import io.remotemedia.protocol.v1.EdgeExplanation;
import io.remotemedia.protocol.v1.LimitForecast;
import io.remotemedia.protocol.v1.ManifestExplanation;
import io.remotemedia.protocol.v1.NodeExplanation;
import io.remotemedia.server.catalog.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a manifest would do, as tables. */
final class ExplanationText {
  private static final double BYTES_PER_KIB = 1024;
  private static final String CLIENT = "client";

  private ExplanationText() {}

  static void print(ManifestExplanation explanation, double seconds, PrintWriter out) {
    explanation.getInputsMap().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            input ->
                out.printf(
                    "With %s for \"%s\":%n", Words.format(input.getValue()), input.getKey()));
    out.println();
    edges(explanation.getEdgesList(), out);
    out.println();
    nodes(explanation, out);
    if (!explanation.hasCostUsPerSecond()) {
      out.println("The cost is not known before it is measured: --cost does.");
    }
    out.println();
    limits(explanation.getLimitsList(), out);
    if (explanation.hasFits()) {
      out.printf(
          Locale.ROOT,
          "%s s of audio sent at once %s.%n",
          number(seconds),
          explanation.getFits() ? "fit" : "do NOT fit");
    }
  }

  private static void edges(List<EdgeExplanation> edges, PrintWriter out) {
    int width = 4;
    for (EdgeExplanation edge : edges) {
      width = Math.max(width, name(edge).length());
    }
    String row = "%-" + width + "s  %-28s %10s %10s %10s%n";
    out.printf(row, "EDGE", "FORMAT", "ADDED ms", "TOTAL ms", "KiB/s");
    for (EdgeExplanation edge : edges) {
      out.printf(
          row,
          name(edge),
          signals(edge),
          decimals(edge.getAddedLatencyMs(), 2),
          decimals(edge.getLatencyMs(), 2),
          edge.hasFormat() ? decimals(edge.getBytesPerSecond() / BYTES_PER_KIB, 1) : "");
    }
  }

  private static String name(EdgeExplanation edge) {
    return orClient(edge.getFrom()) + " -> " + orClient(edge.getTo());
  }

  private static String orClient(String id) {
    return id.isEmpty() ? CLIENT : id;
  }

  private static String signals(EdgeExplanation edge) {
    String audio =
        edge.hasFormat() ? Words.format(edge.getFormat()) : edge.getAudio() ? "audio" : "";
    return edge.getData() ? audio.isEmpty() ? "data" : audio + " + data" : audio;
  }

  private static void nodes(ManifestExplanation explanation, PrintWriter out) {
    int ids = "NODE".length();
    int types = "TYPE".length();
    for (NodeExplanation node : explanation.getNodesList()) {
      ids = Math.max(ids, node.getNodeId().length());
      types = Math.max(types, node.getNodeType().length());
    }
    String row = "%-" + ids + "s  %-" + types + "s %12s %12s %14s%n";
    out.printf(row, "NODE", "TYPE", "LATENCY ms", "MEMORY KiB", "COST us/s");
    for (NodeExplanation node : explanation.getNodesList()) {
      out.printf(
          row,
          node.getNodeId(),
          node.getNodeType(),
          decimals(node.getLatencyMs(), 2),
          decimals(node.getMemoryBytes() / BYTES_PER_KIB, 1),
          node.hasCostUsPerSecond() ? decimals(node.getCostUsPerSecond(), 1) : "-");
    }
    out.printf(
        row,
        "all",
        "",
        decimals(explanation.getLatencyMs(), 2),
        decimals(explanation.getMemoryBytes() / BYTES_PER_KIB, 1),
        explanation.hasCostUsPerSecond() ? decimals(explanation.getCostUsPerSecond(), 1) : "-");
  }

  private static void limits(List<LimitForecast> limits, PrintWriter out) {
    out.println(
        "Limits for audio sent at once (a whole buffer, or one chunk), the first to break first:");
    for (LimitForecast limit : limits) {
      out.printf(
          Locale.ROOT,
          "  %-18s %,15d  %-22s %s%n",
          limit.getLimit(),
          limit.getGranted(),
          breaks(limit),
          limit.getReason());
    }
  }

  private static String breaks(LimitForecast limit) {
    if (!limit.hasSeconds()) {
      return "not known";
    }
    return Double.isInfinite(limit.getSeconds())
        ? "never breaks"
        : "breaks at " + number(limit.getSeconds()) + " s";
  }

  private static String number(double seconds) {
    return seconds >= 100 || seconds == Math.rint(seconds)
        ? String.format(Locale.ROOT, "%,.0f", seconds)
        : String.format(Locale.ROOT, "%.2f", seconds);
  }

  private static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
