package io.remotemedia.server.transport;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Closes connections above a number at once, and all new ones while memory is short. */
public final class ConnectionCap extends ServerTransportFilter {
  private static final Attributes.Key<Boolean> COUNTED =
      Attributes.Key.create("remotemedia-connection-counted");
  private static final StatusRuntimeException REFUSED =
      new StatusRuntimeException(
          Status.UNAVAILABLE.withDescription("the server takes no more connections"), null) {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
          return this;
        }
      };

  private final int max;
  private final BooleanSupplier refuseAll;
  private final AtomicInteger active = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  /**
   * A cap.
   *
   * @param max the most connections at the same time
   * @param refuseAll whether no new connection is taken at the moment
   */
  public ConnectionCap(int max, BooleanSupplier refuseAll) {
    this.max = max;
    this.refuseAll = refuseAll;
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    if (active.incrementAndGet() > max || refuseAll.getAsBoolean()) {
      active.decrementAndGet();
      refused.increment();
      // The library closes the connection when a filter throws; there is no other way to say no.
      throw REFUSED;
    }
    return attributes.toBuilder().set(COUNTED, true).build();
  }

  @Override
  public void transportTerminated(Attributes attributes) {
    if (attributes != null && attributes.get(COUNTED) != null) {
      active.decrementAndGet();
    }
  }

  /**
   * Connections that are open.
   *
   * @return 0 or more
   */
  public int active() {
    return active.get();
  }

  /**
   * Connections that were refused since the start.
   *
   * @return 0 or more
   */
  public long refused() {
    return refused.sum();
  }
}
