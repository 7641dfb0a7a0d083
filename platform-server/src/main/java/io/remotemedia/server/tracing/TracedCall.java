package io.remotemedia.server.tracing;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.StreamResponse;

/** Reads what the replies of a call say about its execution. */
final class TracedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
  private final CallSpan span;

  TracedCall(ServerCall<Q, R> call, CallSpan span) {
    super(call);
    this.span = span;
  }

  @Override
  public void sendMessage(R message) {
    switch (message) {
      case ExecuteResponse response -> unary(response);
      case StreamResponse response -> stream(response);
      default -> {
        // Nothing was executed.
      }
    }
    super.sendMessage(message);
  }

  private void unary(ExecuteResponse response) {
    span.executionId(response.getExecutionId());
    if (response.hasError()) {
      span.fault(response.getError());
    } else {
      span.measured(response.getResult().getMetrics());
    }
  }

  private void stream(StreamResponse response) {
    switch (response.getResponseCase()) {
      case READY -> {
        span.executionId(response.getReady().getExecutionId());
        span.session(response.getReady().getSessionId());
      }
      case DRAIN_NOTICE -> span.event("drain_notice");
      case ERROR -> span.fault(response.getError());
      case CLOSED -> {
        span.closed(response.getClosed().getReason());
        span.measured(response.getClosed().getFinalMetrics());
      }
      default -> {
        // Results are too many for a trace.
      }
    }
  }

  @Override
  public void close(Status status, Metadata trailers) {
    span.ended(status);
    super.close(status, trailers);
  }
}
