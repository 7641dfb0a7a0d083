package io.remotemedia.core.execution;

/**
 * What a chunk came to.
 *
 * @param sequence the chunk that this answers
 * @param outputs what left the graph
 * @param processingNanos computing time
 * @param totalSamples input samples since the start, all channels together
 * @param missingChunks chunks that are missing before this one
 */
public record ChunkOutcome(
    long sequence,
    PipelineOutputs outputs,
    long processingNanos,
    long totalSamples,
    long missingChunks) {}
