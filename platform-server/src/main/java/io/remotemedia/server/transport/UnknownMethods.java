package io.remotemedia.server.transport;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls of methods that do not exist: no interceptor sees these, and scanners make them. */
public final class UnknownMethods extends ServerStreamTracer.Factory {
  private static final ServerStreamTracer NOTHING = new ServerStreamTracer() {};

  private final LongAdder calls = new LongAdder();
  private volatile Set<String> known = Set.of();

  /** Counts from the start. */
  public UnknownMethods() {}

  /**
   * Tells which methods exist.
   *
   * @param methods full names
   */
  public void know(Set<String> methods) {
    known = Set.copyOf(methods);
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
    if (!known.contains(method)) {
      calls.increment();
    }
    return NOTHING;
  }

  /**
   * Calls since the start.
   *
   * @return 0 or more
   */
  public long calls() {
    return calls.sum();
  }
}
