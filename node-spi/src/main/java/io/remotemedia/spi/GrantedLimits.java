package io.remotemedia.spi;

/**
 * The limits that an execution runs under, after the server clamped what the client asked for.
 *
 * @param maxMemoryBytes budget of audio buffers and node memory, bytes
 * @param maxTimeMillis queueing and computing time of an execution, or of one chunk of a stream, in
 *     milliseconds
 * @param maxAudioSamples samples, all channels together, of one input buffer or chunk
 */
public record GrantedLimits(long maxMemoryBytes, long maxTimeMillis, long maxAudioSamples) {}
