package io.remotemedia.server.bench;

import org.HdrHistogram.Histogram;

/**
 * Latencies in milliseconds.
 *
 * @param count how many
 * @param p50 median
 * @param p95 95th percentile
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param max greatest
 */
public record Latencies(long count, double p50, double p95, double p99, double p999, double max) {
  private static final double NANOS_PER_MILLI = 1e6;

  static Latencies of(Histogram nanos) {
    return new Latencies(
        nanos.getTotalCount(),
        millis(nanos, 50),
        millis(nanos, 95),
        millis(nanos, 99),
        millis(nanos, 99.9),
        nanos.getMaxValue() / NANOS_PER_MILLI);
  }

  private static double millis(Histogram nanos, double percentile) {
    return nanos.getTotalCount() == 0
        ? 0
        : nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
