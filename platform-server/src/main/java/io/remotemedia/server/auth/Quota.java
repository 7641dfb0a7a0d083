package io.remotemedia.server.auth;

/**
 * How much of the server one token may use. Zero means that nothing but the server's own limits
 * bounds it.
 *
 * @param callsPerSecond unary executions and opened streams, as a rate
 * @param concurrentExecutions unary executions that run or wait at the same time
 * @param streams live streams at the same time
 * @param weight share among the tokens when the server is short of power, from 1
 */
public record Quota(double callsPerSecond, int concurrentExecutions, int streams, int weight) {
  /** Bounded by the server's limits alone. */
  public static final Quota NONE = new Quota(0, 0, 0, 1);

  /** Refuses negative figures. */
  public Quota {
    if (!(callsPerSecond >= 0) || concurrentExecutions < 0 || streams < 0 || weight < 1) {
      throw new IllegalArgumentException(
          "accepted are figures from 0, and a weight from 1: calls_per_second %s, concurrent_executions %d, streams %d, weight %d"
              .formatted(callsPerSecond, concurrentExecutions, streams, weight));
    }
  }
}
