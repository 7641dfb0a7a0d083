package io.remotemedia.server.config;

/**
 * What a connection may do.
 *
 * @param maxConcurrentCallsPerConnection calls at the same time on one connection
 * @param maxRstFrames stream resets in 30 s
 * @param handshakeTimeoutMillis time to say hello
 * @param connectionIdleMillis time without calls before a connection is closed
 * @param keepaliveMillis silence before a probe
 * @param keepaliveTimeoutMillis time for its answer
 * @param permitKeepaliveMillis shortest time between a client's keepalives
 * @param maxMetadataBytes metadata of a call
 * @param flowControlWindowBytes HTTP/2 window of a call
 * @param maxMessageBytes one message; 0 derives it from the sample limits
 * @param requestTimeoutMillis longest time that a unary request may take to arrive
 * @param maxConnections connections at the same time
 * @param connectionAgeMillis age at which a connection is asked to reconnect; 0 for never
 * @param connectionAgeGraceMillis time after that until its calls are cut; 0 for never
 * @param maxInboundBytes bytes received and not yet decoded; 0 derives it from the heap
 */
public record TransportConfig(
    int maxConcurrentCallsPerConnection,
    int maxRstFrames,
    int handshakeTimeoutMillis,
    int connectionIdleMillis,
    int keepaliveMillis,
    int keepaliveTimeoutMillis,
    int permitKeepaliveMillis,
    int maxMetadataBytes,
    int flowControlWindowBytes,
    int maxMessageBytes,
    int requestTimeoutMillis,
    int maxConnections,
    long connectionAgeMillis,
    long connectionAgeGraceMillis,
    long maxInboundBytes) {}
