package io.remotemedia.server.tracing;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.remotemedia.server.auth.Caller;

/** Gives every sampled call a span that continues the client's trace. */
public final class TracingInterceptor implements ServerInterceptor {
  private static final TextMapGetter<Metadata> HEADERS =
      new TextMapGetter<>() {
        @Override
        public String get(Metadata carrier, String key) {
          return carrier == null
              ? null
              : carrier.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
        }
      };

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  TracingInterceptor(Tracer tracer, TextMapPropagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    MethodDescriptor<Q, R> method = call.getMethodDescriptor();
    Context parent = propagator.extract(Context.root(), headers, HEADERS);
    Span span =
        tracer
            .spanBuilder(method.getFullMethodName())
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("rpc.system", "grpc")
            .setAttribute("rpc.service", String.valueOf(method.getServiceName()))
            .setAttribute("rpc.method", String.valueOf(method.getBareMethodName()))
            .setAttribute("remotemedia.caller", Caller.current().name())
            .startSpan();
    if (!span.isRecording()) {
      return next.startCall(call, headers);
    }
    CallSpan open = new CallSpan(tracer, span);
    try {
      return new Ending<>(next.startCall(new TracedCall<>(call, open), headers), open);
    } catch (RuntimeException | Error e) {
      open.cancelled();
      throw e;
    }
  }

  /** Ends the span of a call that the client left. */
  private static final class Ending<Q> extends SimpleForwardingServerCallListener<Q> {
    private final CallSpan span;

    Ending(ServerCall.Listener<Q> delegate, CallSpan span) {
      super(delegate);
      this.span = span;
    }

    @Override
    public void onCancel() {
      span.cancelled();
      super.onCancel();
    }
  }
}
