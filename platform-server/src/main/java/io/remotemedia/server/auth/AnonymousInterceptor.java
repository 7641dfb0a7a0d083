package io.remotemedia.server.auth;

import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Where authentication is off: everybody is the same caller, and roles still count. */
public final class AnonymousInterceptor implements ServerInterceptor {
  private final Caller caller;

  /**
   * Attaches one caller to every call.
   *
   * @param caller who everybody is
   */
  public AnonymousInterceptor(Caller caller) {
    this.caller = caller;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (!MethodRoles.isOpen(service)
        && !caller.holdsOneOf(
            MethodRoles.opening(service, call.getMethodDescriptor().getFullMethodName()))) {
      call.close(
          Status.PERMISSION_DENIED.withDescription(
              "without authentication, this method is open on loopback addresses only"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return Contexts.interceptCall(caller.attachedContext(), call, headers, next);
  }
}
