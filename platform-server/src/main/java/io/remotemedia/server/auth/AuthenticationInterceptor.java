package io.remotemedia.server.auth;

import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.remotemedia.server.auth.FailedAttempts.Reason;
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
  private final FailedAttempts failures;

  /** Longer ones are refused unread: a token of ours has 47 characters. */
  private static final int MAX_TOKEN_LENGTH = 1_024;

  /**
   * Checks against the tokens of the moment.
   *
   * @param tokens gives what is accepted now
   * @param clock for expiry
   * @param failures is told of every refused call
   */
  public AuthenticationInterceptor(
      Supplier<TokenSet> tokens, InstantSource clock, FailedAttempts failures) {
    this.tokens = tokens;
    this.clock = clock;
    this.failures = failures;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (MethodRoles.isOpen(service)) {
      return next.startCall(call, headers);
    }
    Optional<String> secret = bearer(headers);
    Optional<Caller> caller = secret.flatMap(this::caller);
    if (caller.isEmpty()) {
      tell(call, secret.isPresent() ? Reason.UNKNOWN : Reason.MALFORMED, "");
      return refuse(call, REFUSED);
    }
    Set<Role> opening =
        MethodRoles.opening(service, call.getMethodDescriptor().getFullMethodName());
    if (!caller.get().holdsOneOf(opening)) {
      tell(call, Reason.FORBIDDEN, caller.get().name());
      return refuse(call, forbidden(caller.get(), opening));
    }
    return Contexts.interceptCall(caller.get().attachedContext(), call, headers, next);
  }

  private Optional<Caller> caller(String secret) {
    return tokens.get().caller(secret, clock.instant());
  }

  private void tell(ServerCall<?, ?> call, Reason reason, String caller) {
    failures.refused(
        reason,
        String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)),
        call.getMethodDescriptor().getFullMethodName(),
        caller);
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
    String secret = first.substring(SCHEME.length()).trim();
    return secret.isEmpty() || secret.length() > MAX_TOKEN_LENGTH
        ? Optional.empty()
        : Optional.of(secret);
  }
}
