package io.remotemedia.server.auth;

import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets calls through that carry one accepted bearer token whose roles open the method, and attaches
 * the {@link Caller}. Runs before any message is parsed, and tells every call without a valid token
 * the same. The health service is open.
 */
public final class AuthenticationInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final String SCHEME = "Bearer ";
  private static final Status REFUSED =
      Status.UNAUTHENTICATED.withDescription(
          "a valid token is required: send metadata \"authorization: Bearer <token>\"");

  private final Supplier<TokenSet> tokens;
  private final InstantSource clock;

  /**
   * Checks against the tokens of the moment.
   *
   * @param tokens gives what is accepted now
   * @param clock for expiry
   */
  public AuthenticationInterceptor(Supplier<TokenSet> tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (MethodRoles.isOpen(service)) {
      return next.startCall(call, headers);
    }
    Optional<Caller> caller = bearer(headers).flatMap(this::caller);
    if (caller.isEmpty()) {
      return refuse(call, REFUSED);
    }
    Set<Role> opening =
        MethodRoles.opening(service, call.getMethodDescriptor().getFullMethodName());
    if (!caller.get().holdsOneOf(opening)) {
      return refuse(call, forbidden(caller.get(), opening));
    }
    return Contexts.interceptCall(caller.get().attachedContext(), call, headers, next);
  }

  private Optional<Caller> caller(String secret) {
    return tokens.get().caller(secret, clock.instant());
  }

  private static Status forbidden(Caller caller, Set<Role> opening) {
    return Status.PERMISSION_DENIED.withDescription(
        "token \"%s\" has the roles %s; this method needs %s"
            .formatted(caller.name(), labels(caller.roles()), labels(opening)));
  }

  private static String labels(Set<Role> roles) {
    return String.join(" or ", roles.stream().sorted().map(Role::label).toList());
  }

  private static <Q> ServerCall.Listener<Q> refuse(ServerCall<Q, ?> call, Status status) {
    call.close(status, new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static Optional<String> bearer(Metadata headers) {
    Iterable<String> values = headers.getAll(AUTHORIZATION);
    if (values == null) {
      return Optional.empty();
    }
    Iterator<String> value = values.iterator();
    String first = value.next();
    // Two headers could mean different things to a proxy and to us.
    if (value.hasNext() || !first.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    return Optional.of(first.substring(SCHEME.length()).trim());
  }
}
