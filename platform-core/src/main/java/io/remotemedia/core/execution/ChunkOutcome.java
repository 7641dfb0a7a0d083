package io.remotemedia.core.execution;

/**
 * What a chunk came to.
 *
 * @param sequence the chunk that this answers
 * @param outputs what left the graph
 * @param queueNanos time that it waited for a worker
 * @param processingNanos computing time
 * @param deadlineMissed whether this came later than the chunk is long
 * @param totalSamples input samples since the start, all channels together
 * @param missingChunks chunks that are missing before this one
 */
public record ChunkOutcome(
    long sequence,
    PipelineOutputs outputs,
    long queueNanos,
    long processingNanos,
    boolean deadlineMissed,
    long totalSamples,
    long missingChunks) {}
