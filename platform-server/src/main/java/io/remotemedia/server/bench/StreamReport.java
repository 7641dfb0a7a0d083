package io.remotemedia.server.bench;

import java.util.Map;

/**
 * What a run of live streams measured.
 *
 * @param streams number of streams
 * @param seconds length of the run
 * @param chunks chunks that were sent
 * @param results chunks that were answered
 * @param errors streams that failed
 * @param late chunks whose answer came after the next chunk was due
 * @param latency of answers, from the intended time of their chunk
 * @param lag how late the generator was
 * @param failures what failed, and how often
 */
public record StreamReport(
    int streams,
    double seconds,
    long chunks,
    long results,
    long errors,
    long late,
    Latencies latency,
    Latencies lag,
    Map<String, Long> failures) {
  /**
   * Whether the run counts: the generator kept to its own plan.
   *
   * @return false when its lag at p99 is above 5 ms
   */
  public boolean isValid() {
    return lag.p99() <= UnaryReport.MAX_LAG_MILLIS;
  }
}
