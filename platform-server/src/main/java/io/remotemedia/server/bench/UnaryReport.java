package io.remotemedia.server.bench;

import java.util.Map;

/**
 * What a run of unary calls measured.
 *
 * @param offered calls a second that were sent
 * @param seconds length of the run
 * @param succeeded calls that gave a result
 * @param goodput results a second
 * @param refused calls that the server turned away for now
 * @param refusedWithoutHint those of them without a valid retry hint
 * @param failed calls that failed otherwise
 * @param unsent calls that the generator could not send
 * @param latency of results, from the intended time
 * @param refusalLatency of refusals, from the intended time
 * @param hintMinMillis shortest retry hint
 * @param hintMaxMillis longest retry hint
 * @param hintSpread (p90 - p10) / mean of the hints
 * @param lag how late the generator was
 * @param failures what failed, and how often
 */
public record UnaryReport(
    double offered,
    double seconds,
    long succeeded,
    double goodput,
    long refused,
    long refusedWithoutHint,
    long failed,
    long unsent,
    Latencies latency,
    Latencies refusalLatency,
    long hintMinMillis,
    long hintMaxMillis,
    double hintSpread,
    Latencies lag,
    Map<String, Long> failures) {
  static final double MAX_LAG_MILLIS = 5;

  /**
   * Whether the run counts: the generator kept to its own plan.
   *
   * @return false when its lag at p99 is above 5 ms or calls were not sent
   */
  public boolean isValid() {
    return lag.p99() <= MAX_LAG_MILLIS && unsent == 0;
  }
}
