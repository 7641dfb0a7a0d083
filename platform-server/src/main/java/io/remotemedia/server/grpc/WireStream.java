package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.execution.ChunkOutcome;
import io.remotemedia.core.execution.ExecutionMetrics;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.PipelineOutputs;
import io.remotemedia.core.execution.StreamSession;
import io.remotemedia.core.execution.StreamStatistics;
import io.remotemedia.protocol.v1.ChunkResult;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.StreamClosed;
import io.remotemedia.protocol.v1.StreamMetrics;
import io.remotemedia.protocol.v1.StreamReady;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.protocol.v1.StreamSummary;

/** What is said on a stream, as messages. */
final class WireStream {
  /** 100 ms at 16 kHz: small enough for live use, large enough to be cheap. */
  private static final long RECOMMENDED_CHUNK_SAMPLES = 1_600;

  private static final long MAX_BUFFER_LATENCY_MS = 100;

  private WireStream() {}

  static StreamResponse ready(String sessionId, String executionId, LimitGrant grant) {
    return StreamResponse.newBuilder()
        .setReady(
            StreamReady.newBuilder()
                .setSessionId(sessionId)
                .setRecommendedChunkSize(RECOMMENDED_CHUNK_SAMPLES)
                .setMaxBufferLatencyMs(MAX_BUFFER_LATENCY_MS)
                .setGrantedLimits(WireMetrics.limits(grant.limits()))
                .setExecutionId(executionId))
        .build();
  }

  static StreamResponse result(ChunkOutcome outcome) {
    ChunkResult.Builder result =
        ChunkResult.newBuilder()
            .setSequence(outcome.sequence())
            .setProcessingTimeMs(outcome.processingNanos() / WireMetrics.NANOS_PER_MILLI)
            .setTotalSamplesProcessed(outcome.totalSamples())
            .setDiscontinuity(outcome.missingChunks() > 0)
            .setMissingChunks(outcome.missingChunks())
            .setQueueTimeMs(outcome.queueNanos() / WireMetrics.NANOS_PER_MILLI)
            .setDeadlineMissed(outcome.deadlineMissed());
    PipelineOutputs outputs = outcome.outputs();
    outputs.audio().forEach((id, audio) -> result.putAudioOutputs(id, WireAudio.encode(audio)));
    outputs.data().keySet().forEach(id -> result.putDataOutputs(id, outputs.dataJson(id)));
    return StreamResponse.newBuilder().setResult(result).build();
  }

  static StreamResponse metrics(
      String sessionId, StreamStatistics statistics, long bufferedSamples) {
    return StreamResponse.newBuilder()
        .setMetrics(
            StreamMetrics.newBuilder()
                .setSessionId(sessionId)
                .setChunksProcessed(statistics.chunks())
                .setAverageLatencyMs(millis(statistics.averageLatencyNanos()))
                .setTotalSamples(statistics.totalSamples())
                .setBufferSamples(bufferedSamples)
                .setChunksDropped(statistics.missingChunks())
                .setPeakMemoryBytes(statistics.peakBytes())
                .setLatencyP50Ms(millis(statistics.p50Nanos()))
                .setLatencyP95Ms(millis(statistics.p95Nanos()))
                .setLatencyP99Ms(millis(statistics.p99Nanos()))
                .setLatencyMaxMs(millis(statistics.maxNanos()))
                .setMissedDeadlines(statistics.missedDeadlines()))
        .build();
  }

  /** Goodbye; without metrics when the stream was never opened. */
  static StreamResponse closed(
      String sessionId, StreamSession session, long serializationNanos, String reason) {
    StreamClosed.Builder closed =
        StreamClosed.newBuilder().setSessionId(sessionId).setReason(reason);
    if (session != null) {
      closed
          .setFinalMetrics(WireMetrics.metrics(metrics(session, serializationNanos)))
          .setSummary(summary(session.statistics()));
    }
    return StreamResponse.newBuilder().setClosed(closed).build();
  }

  private static StreamSummary summary(StreamStatistics statistics) {
    return StreamSummary.newBuilder()
        .setChunks(statistics.chunks())
        .setMissingChunks(statistics.missingChunks())
        .setLatencyMeanMs(millis(statistics.averageLatencyNanos()))
        .setLatencyP50Ms(millis(statistics.p50Nanos()))
        .setLatencyP95Ms(millis(statistics.p95Nanos()))
        .setLatencyP99Ms(millis(statistics.p99Nanos()))
        .setLatencyMaxMs(millis(statistics.maxNanos()))
        .setMissedDeadlines(statistics.missedDeadlines())
        .setTotalSamples(statistics.totalSamples())
        .build();
  }

  /** A fault with what had run until then; without that when the stream was never opened. */
  static StreamResponse error(
      Fault fault, String sessionId, long sequence, StreamSession session, long serialization) {
    ErrorResponse.Builder error =
        session == null
            ? WireFaults.full(fault)
            : WireFaults.ofRun(fault, metrics(session, serialization), session.nodeResults());
    error
        .setStreamErrorType(WireFaults.streamType(fault.code()))
        .setFailingSequence(sequence)
        .setSessionId(sessionId);
    return StreamResponse.newBuilder().setError(error).build();
  }

  private static ExecutionMetrics metrics(StreamSession session, long serializationNanos) {
    return session.metrics().withSerialization(serializationNanos);
  }

  private static double millis(long nanos) {
    return nanos / WireMetrics.NANOS_PER_MILLI;
  }
}
