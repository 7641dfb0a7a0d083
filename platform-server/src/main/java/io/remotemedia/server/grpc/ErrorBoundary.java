package io.remotemedia.server.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns everything that escapes a handler on the transport thread into one INTERNAL status without
 * details; without it the library would answer UNKNOWN.
 */
public final class ErrorBoundary implements ServerInterceptor {
  private static final Logger log = LoggerFactory.getLogger(ErrorBoundary.class);

  /** A boundary for all calls. */
  public ErrorBoundary() {}

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    AtomicBoolean failed = new AtomicBoolean();
    try {
      return new Guard<>(next.startCall(call, headers), call, failed);
    } catch (Throwable e) {
      close(call, failed, e);
      return new ServerCall.Listener<>() {};
    }
  }

  private static void close(ServerCall<?, ?> call, AtomicBoolean failed, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      // Whoever is responsible for the process has to know.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
    if (failed.compareAndSet(false, true)) {
      log.atError()
          .addKeyValue("event", "call.failed")
          .addKeyValue("method", call.getMethodDescriptor().getFullMethodName())
          .setCause(thrown)
          .log("a call failed on its transport thread");
      call.close(Status.INTERNAL.withDescription("the server failed; see its log"), new Metadata());
    }
  }

  /** Guards every callback of one call. */
  private static final class Guard<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;
    private final AtomicBoolean failed;

    Guard(ServerCall.Listener<Q> delegate, ServerCall<Q, ?> call, AtomicBoolean failed) {
      super(delegate);
      this.call = call;
      this.failed = failed;
    }

    @Override
    public void onMessage(Q message) {
      guarded(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      guarded(super::onHalfClose);
    }

    @Override
    public void onReady() {
      guarded(super::onReady);
    }

    private void guarded(Runnable callback) {
      if (failed.get()) {
        return;
      }
      try {
        callback.run();
      } catch (Throwable e) {
        close(call, failed, e);
      }
    }
  }
}
