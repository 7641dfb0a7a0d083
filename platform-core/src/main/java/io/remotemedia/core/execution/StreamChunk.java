package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;

/**
 * A chunk of a stream.
 *
 * @param nodeId the source that it is for; empty for the only one
 * @param sequence from 0, one sequence over all sources
 * @param audio the samples
 * @param receivedNanos {@link System#nanoTime} when it arrived: queueing counts
 */
public record StreamChunk(String nodeId, long sequence, AudioBuffer audio, long receivedNanos) {}
