package io.remotemedia.server.tracing;

import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.ExecutionMetrics;
import io.remotemedia.protocol.v1.NodeMetrics;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The span of one call, with those of its execution and nodes below it.
 *
 * <p>An execution is measured, not observed: its span ends when the measurement arrives and is as
 * long as the wall time. The nodes of an execution run one after the other on one worker, so their
 * spans stand end to end in that order, each as long as the time that the node took. On a stream
 * that is the sum over all chunks.
 */
final class CallSpan {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Tracer tracer;
  private final Span span;
  private final AtomicBoolean ended = new AtomicBoolean();
  private String executionId = "";

  CallSpan(Tracer tracer, Span span) {
    this.tracer = tracer;
    this.span = span;
  }

  void executionId(String id) {
    executionId = id;
    span.setAttribute("remotemedia.execution.id", id);
  }

  void session(String id) {
    span.setAttribute("remotemedia.session.id", id);
  }

  void event(String name) {
    span.addEvent(name);
  }

  void closed(String reason) {
    span.setAttribute("remotemedia.stream.close_reason", reason);
  }

  void fault(ErrorResponse error) {
    span.setStatus(StatusCode.ERROR, error.getErrorType().name());
    span.setAttribute("error.type", error.getErrorType().name());
    if (!error.getFailingNodeId().isEmpty()) {
      span.setAttribute("remotemedia.node.id", error.getFailingNodeId());
    }
    if (error.hasMetrics()) {
      measured(error.getMetrics());
    }
  }

  void measured(ExecutionMetrics metrics) {
    long end = now();
    long start = end - nanos(metrics.getWallTimeMs());
    Span execution =
        tracer
            .spanBuilder("execution")
            .setParent(Context.root().with(span))
            .setStartTimestamp(start, TimeUnit.NANOSECONDS)
            .setAttribute("remotemedia.execution.id", executionId)
            .setAttribute("remotemedia.queue_ms", metrics.getQueueTimeMs())
            .setAttribute("remotemedia.cpu_ms", metrics.getCpuTimeMs())
            .setAttribute("remotemedia.serialization_ms", metrics.getSerializationTimeMs())
            .setAttribute("remotemedia.memory_bytes", metrics.getMemoryUsedBytes())
            .startSpan();
    Context parent = Context.root().with(execution);
    long nodeStart = start + nanos(metrics.getQueueTimeMs());
    for (var node : metrics.getNodeMetricsMap().entrySet()) {
      nodeStart = node(parent, node.getKey(), node.getValue(), nodeStart);
    }
    execution.end(end, TimeUnit.NANOSECONDS);
  }

  /** Types name spans, because ids are whatever a client likes and would be too many names. */
  private long node(Context parent, String id, NodeMetrics metrics, long start) {
    long end = start + nanos(metrics.getExecutionTimeMs());
    tracer
        .spanBuilder("node " + metrics.getNodeType())
        .setParent(parent)
        .setStartTimestamp(start, TimeUnit.NANOSECONDS)
        .setAttribute("remotemedia.node.id", id)
        .setAttribute("remotemedia.node.type", metrics.getNodeType())
        .setAttribute("remotemedia.samples", metrics.getSamplesProcessed())
        .setAttribute("remotemedia.memory_bytes", metrics.getMemoryBytes())
        .startSpan()
        .end(end, TimeUnit.NANOSECONDS);
    return end;
  }

  void ended(Status status) {
    if (ended.compareAndSet(false, true)) {
      span.setAttribute("rpc.grpc.status_code", status.getCode().value());
      if (!status.isOk()) {
        span.setStatus(StatusCode.ERROR, status.getCode().name());
      }
      span.end();
    }
  }

  void cancelled() {
    ended(Status.CANCELLED);
  }

  private static long nanos(double millis) {
    return (long) (millis * NANOS_PER_MILLI);
  }

  private static long now() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }
}
