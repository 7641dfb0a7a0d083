package io.remotemedia.server.config;

/**
 * What live streams may do.
 *
 * @param max live streams at the same time
 * @param idleTimeoutMillis longest silence of a client; 0 for any
 * @param stallTimeoutMillis longest time in which a client reads nothing; 0 for any
 */
public record StreamsConfig(int max, long idleTimeoutMillis, long stallTimeoutMillis) {
  static StreamsConfig from(ConfigValues values) {
    return new StreamsConfig(
        values.integer("streams.max"),
        values.number("streams.idle_timeout_ms"),
        values.number("streams.stall_timeout_ms"));
  }
}
