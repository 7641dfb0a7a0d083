package io.remotemedia.server.auth;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Iterator;

/**
 * Lets calls through that carry one accepted bearer token. Runs before any message is parsed, and
 * tells every refused call the same. The health service is open.
 */
public final class AuthenticationInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final String SCHEME = "Bearer ";
  private static final String HEALTH_SERVICE = "grpc.health.v1.Health";
  private static final Status REFUSED =
      Status.UNAUTHENTICATED.withDescription(
          "a valid token is required: send metadata \"authorization: Bearer <token>\"");

  private final TokenSet tokens;

  /**
   * Checks against a set of tokens.
   *
   * @param tokens what is accepted
   */
  public AuthenticationInterceptor(TokenSet tokens) {
    this.tokens = tokens;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    boolean open = HEALTH_SERVICE.equals(call.getMethodDescriptor().getServiceName());
    if (open || isAuthenticated(headers)) {
      return next.startCall(call, headers);
    }
    call.close(REFUSED, new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private boolean isAuthenticated(Metadata headers) {
    Iterable<String> values = headers.getAll(AUTHORIZATION);
    if (values == null) {
      return false;
    }
    Iterator<String> value = values.iterator();
    String first = value.next();
    // Two headers could mean different things to a proxy and to us.
    return !value.hasNext()
        && first.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && tokens.accepts(first.substring(SCHEME.length()).trim());
  }
}
