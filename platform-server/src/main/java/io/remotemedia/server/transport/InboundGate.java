package io.remotemedia.server.transport;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Ends the call that crosses the bound of {@link InboundBytes}: its buffers go back at once, and
 * what others hold stays usable.
 */
public final class InboundGate implements ServerInterceptor {
  private final Consumer<ServerCall<?, ?>> refusal;

  /**
   * A gate.
   *
   * @param refusal closes a call
   */
  public InboundGate(Consumer<ServerCall<?, ?>> refusal) {
    this.refusal = refusal;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    InboundBytes.Meter meter = InboundBytes.Meter.current();
    if (meter == null) {
      return next.startCall(call, headers);
    }
    AtomicBoolean refused = new AtomicBoolean();
    meter.onExceeded(
        () -> {
          if (refused.compareAndSet(false, true)) {
            refusal.accept(call);
          }
        });
    return new Stopping<>(next.startCall(call, headers), refused);
  }

  /** Keeps a refused call from its handler; the handler is told that it is over. */
  private static final class Stopping<Q> extends SimpleForwardingServerCallListener<Q> {
    private final AtomicBoolean refused;

    Stopping(ServerCall.Listener<Q> delegate, AtomicBoolean refused) {
      super(delegate);
      this.refused = refused;
    }

    @Override
    public void onMessage(Q message) {
      if (!refused.get()) {
        super.onMessage(message);
      } else if (message instanceof AutoCloseable held) {
        try {
          held.close();
        } catch (Exception e) {
          throw new IllegalStateException("closing a message failed", e);
        }
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused.get()) {
        super.onHalfClose();
      }
    }

    @Override
    public void onComplete() {
      if (refused.get()) {
        super.onCancel();
      } else {
        super.onComplete();
      }
    }
  }
}
