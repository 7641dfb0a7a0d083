package io.remotemedia.server.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.remotemedia.server.admission.Refusal;
import io.remotemedia.server.admission.RefusalReason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Refuses new calls once the server is draining; health stays answered. */
public final class DrainInterceptor implements ServerInterceptor {
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final List<Runnable> endings = new CopyOnWriteArrayList<>();
  private volatile boolean draining;

  /** Lets calls through until {@link #startDraining}. */
  public DrainInterceptor() {}

  /**
   * Takes what ends long calls that hold no work, once new ones are refused.
   *
   * @param ending called once
   */
  public void whenDraining(Runnable ending) {
    endings.add(ending);
  }

  /** Refuses new calls from now on. */
  public void startDraining() {
    draining = true;
    endings.forEach(Runnable::run);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    boolean health = "grpc.health.v1.Health".equals(call.getMethodDescriptor().getServiceName());
    if (!draining || health) {
      return next.startCall(call, headers);
    }
    new Refusal(
            RefusalReason.DRAINING,
            "the server is shutting down; try another instance",
            RETRY_AFTER_MILLIS)
        .close(call);
    return new ServerCall.Listener<>() {};
  }
}
