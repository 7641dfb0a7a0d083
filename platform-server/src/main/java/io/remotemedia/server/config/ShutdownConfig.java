package io.remotemedia.server.config;

/**
 * How the server ends. All phases together take no longer than the grace.
 *
 * @param settleMillis time between "not ready" and the end of new work, for load balancers to see
 *     it
 * @param streamNoticeMillis time that streams get between the notice and their last result
 * @param graceMillis longest time for all of it; what is not finished then is cut
 */
public record ShutdownConfig(long settleMillis, long streamNoticeMillis, long graceMillis) {
  static ShutdownConfig from(ConfigValues values) {
    ShutdownConfig config =
        new ShutdownConfig(
            values.number("shutdown.settle_ms"),
            values.number("shutdown.stream_notice_ms"),
            values.number("shutdown.grace_ms"));
    if (config.settleMillis > 0 && config.settleMillis >= config.graceMillis) {
      values.conflict(
          "shutdown.settle_ms",
          "shutdown.settle_ms is %d and leaves nothing of shutdown.grace_ms, which is %d; accepted is less"
              .formatted(config.settleMillis, config.graceMillis));
    }
    return config;
  }
}
