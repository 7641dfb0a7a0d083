package io.remotemedia.server.config;

/**
 * What a connection may do.
 *
 * @param maxConcurrentCallsPerConnection calls at the same time on one connection
 * @param maxRstFrames stream resets in 30 s
 * @param handshakeTimeoutMillis time to say hello
 * @param connectionIdleMillis time without calls before a connection is closed
 * @param connectionAgeMillis age at which a connection takes no more calls, give or take a tenth;
 *     what runs on it goes on. 0 for never
 * @param keepaliveMillis silence before a probe
 * @param keepaliveTimeoutMillis time for its answer
 * @param permitKeepaliveMillis shortest time between a client's keepalives
 * @param maxMetadataBytes metadata of a call
 * @param flowControlWindowBytes HTTP/2 window of a call
 * @param maxMessageBytes one message; 0 derives it from the sample limits
 * @param requestTimeoutMillis longest time that a unary request may take to arrive
 * @param maxConnections connections at the same time
 * @param connectionAgeGraceMillis time after the age until its calls are cut; 0 for never
 * @param maxInboundBytes bytes received and not yet decoded; 0 derives it from the heap
 */
public record TransportConfig(
    int maxConcurrentCallsPerConnection,
    int maxRstFrames,
    int handshakeTimeoutMillis,
    int connectionIdleMillis,
    int connectionAgeMillis,
    int keepaliveMillis,
    int keepaliveTimeoutMillis,
    int permitKeepaliveMillis,
    int maxMetadataBytes,
    int flowControlWindowBytes,
    int maxMessageBytes,
    int requestTimeoutMillis,
    int maxConnections,
    long connectionAgeGraceMillis,
    long maxInboundBytes) {
  static TransportConfig from(ConfigValues values) {
    return new TransportConfig(
        values.integer("transport.max_concurrent_calls_per_connection"),
        values.integer("transport.max_rst_frames"),
        values.integer("transport.handshake_timeout_ms"),
        values.integer("transport.connection_idle_ms"),
        values.integer("transport.connection_age_ms"),
        values.integer("transport.keepalive_ms"),
        values.integer("transport.keepalive_timeout_ms"),
        values.integer("transport.permit_keepalive_ms"),
        values.integer("transport.max_metadata_bytes"),
        values.integer("transport.flow_control_window_bytes"),
        values.integer("transport.max_message_bytes"),
        values.integer("transport.request_timeout_ms"),
        values.integer("transport.max_connections"),
        values.number("transport.connection_age_grace_ms"),
        values.number("transport.max_inbound_bytes"));
  }
}
