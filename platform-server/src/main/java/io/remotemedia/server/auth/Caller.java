package io.remotemedia.server.auth;

import io.grpc.Context;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who makes a call. The authentication interceptor attaches it to the gRPC context of the call; a
 * handler reads it on the transport thread, because workers do not inherit that context.
 *
 * @param name name of the token, for logs, metrics and quotas; never the token itself
 * @param roles what it may do
 * @param quota how much of the server it may use
 */
public record Caller(String name, Set<Role> roles, Quota quota) {
  /** Name of everybody where authentication is off. */
  public static final String ANONYMOUS = "anonymous";

  private static final Context.Key<Caller> KEY =
      Context.keyWithDefault("remotemedia-caller", new Caller(ANONYMOUS, Set.of(), Quota.NONE));

  /** Copies the roles. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  /**
   * The caller where authentication is off.
   *
   * @param mayAdminister whether it may also change the server
   * @return a caller without quota
   */
  public static Caller anonymous(boolean mayAdminister) {
    EnumSet<Role> roles = EnumSet.of(Role.RUN, Role.INTROSPECT);
    if (mayAdminister) {
      roles.add(Role.ADMINISTER);
    }
    return new Caller(ANONYMOUS, roles, Quota.NONE);
  }

  /**
   * Who makes the call that is handled now.
   *
   * @return the caller; one without any role outside of a call
   */
  public static Caller current() {
    return KEY.get();
  }

  /**
   * Whether one of some roles is held.
   *
   * @param accepted any of them suffices
   * @return true when the caller holds one
   */
  public boolean holdsOneOf(Set<Role> accepted) {
    return accepted.stream().anyMatch(roles::contains);
  }

  /**
   * A context in which {@link #current} is this caller.
   *
   * @return derived from the current context
   */
  public Context attachedContext() {
    return Context.current().withValue(KEY, this);
  }
}
