package io.remotemedia.core.execution;

/**
 * Where a stream stands. Latency is queueing plus computing time of a chunk; percentiles are within
 * 3 %.
 *
 * @param chunks chunks processed
 * @param averageLatencyNanos mean latency
 * @param p50Nanos the latency that half of the chunks were within
 * @param p95Nanos the latency that 95 % were within
 * @param p99Nanos the latency that 99 % were within
 * @param maxNanos the longest latency
 * @param missedDeadlines chunks whose result came later than the chunk is long
 * @param totalSamples input samples, all channels together
 * @param missingChunks chunks that never arrived
 * @param peakBytes peak of the bytes charged to the memory budget
 */
public record StreamStatistics(
    long chunks,
    long averageLatencyNanos,
    long p50Nanos,
    long p95Nanos,
    long p99Nanos,
    long maxNanos,
    long missedDeadlines,
    long totalSamples,
    long missingChunks,
    long peakBytes) {}
