package io.remotemedia.core.execution;

/**
 * Where a stream stands.
 *
 * @param chunks chunks processed
 * @param averageLatencyNanos mean of queueing plus computing time of a chunk
 * @param totalSamples input samples, all channels together
 * @param missingChunks chunks that never arrived
 * @param peakBytes peak of the bytes charged to the memory budget
 */
public record StreamStatistics(
    long chunks, long averageLatencyNanos, long totalSamples, long missingChunks, long peakBytes) {}
