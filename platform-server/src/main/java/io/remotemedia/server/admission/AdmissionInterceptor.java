package io.remotemedia.server.admission;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.remotemedia.server.auth.Caller;

/**
 * Asks {@link AdmissionControl} when the headers of a call arrive. Runs after authentication, which
 * attaches the caller. A refused call asks for no message, so that none is read.
 */
public final class AdmissionInterceptor implements ServerInterceptor {
  private final AdmissionControl control;

  /**
   * Asks a control.
   *
   * @param control decides
   */
  public AdmissionInterceptor(AdmissionControl control) {
    this.control = control;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    WorkKind kind = WorkKind.of(call.getMethodDescriptor().getFullMethodName());
    if (kind == WorkKind.CONTROL) {
      return next.startCall(call, headers);
    }
    Lease lease;
    try {
      lease = control.arrive(kind, Caller.current(), Context.current().getDeadline());
    } catch (RefusedException e) {
      e.refusal().close(call);
      return new ServerCall.Listener<>() {};
    }
    try {
      return new Releasing<>(
          Contexts.interceptCall(lease.attachedContext(), call, headers, next), lease);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  /** Closes the lease when the call is over; the library tells exactly one of the two ends. */
  private static final class Releasing<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Lease lease;

    Releasing(ServerCall.Listener<Q> delegate, Lease lease) {
      super(delegate);
      this.lease = lease;
    }

    @Override
    public void onComplete() {
      lease.close();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      lease.close();
      super.onCancel();
    }
  }
}
