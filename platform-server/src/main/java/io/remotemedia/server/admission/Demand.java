package io.remotemedia.server.admission;

/** How often a caller asks, as a rate that forgets within a few seconds. Not thread-safe. */
final class Demand {
  private static final double MEMORY_NANOS = 3e9;

  private double events;
  private long atNanos;

  Demand(long nowNanos) {
    this.atNanos = nowNanos;
  }

  /** One more. */
  void add(long nowNanos) {
    decay(nowNanos);
    events += 1;
  }

  /** Events a second. */
  double rate(long nowNanos) {
    decay(nowNanos);
    return events / (MEMORY_NANOS / 1e9);
  }

  private void decay(long nowNanos) {
    events *= Math.exp(-(nowNanos - atNanos) / MEMORY_NANOS);
    atNanos = nowNanos;
  }
}
