package io.remotemedia.server.transport;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of requests that were received and not yet decoded, over all connections, and the bound
 * on them. Counted while they arrive, long before a message is whole.
 */
public final class InboundBytes extends ServerStreamTracer.Factory {
  private static final Context.Key<Meter> METER = Context.key("remotemedia-inbound-meter");

  /** Who holds no more than this is not the one to go: live chunks pass by large uploads. */
  private static final int SMALL_BYTES = 64 << 10;

  private final long bound;
  private final AtomicLong held = new AtomicLong();

  /**
   * Nothing held yet.
   *
   * @param bound the most bytes
   */
  public InboundBytes(long bound) {
    this.bound = bound;
  }

  /**
   * What is held now.
   *
   * @return bytes
   */
  public long held() {
    return held.get();
  }

  /**
   * The most that may be held.
   *
   * @return bytes
   */
  public long bound() {
    return bound;
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
    return new Meter();
  }

  /** What one call holds. */
  public final class Meter extends ServerStreamTracer {
    private final AtomicLong own = new AtomicLong();
    private final AtomicLong lastMessage = new AtomicLong();
    private volatile Runnable exceeded = () -> {};
    private volatile boolean closed;

    private Meter() {}

    /**
     * The meter of the call that is handled on this thread.
     *
     * @return null outside of a call
     */
    public static Meter current() {
      return METER.get();
    }

    /** What to do, once, when this call crosses the bound. */
    void onExceeded(Runnable action) {
      exceeded = action;
    }

    @Override
    public Context filterContext(Context context) {
      return context.withValue(METER, this);
    }

    @Override
    public void inboundWireSize(long bytes) {
      if (closed) {
        return;
      }
      long mine = own.addAndGet(bytes);
      if (held.addAndGet(bytes) > bound && mine > SMALL_BYTES) {
        exceeded.run();
      }
    }

    /** The next message of a stream is asked for only when the one before was decoded. */
    @Override
    public void inboundMessageRead(int number, long wireBytes, long bytes) {
      release(lastMessage.getAndSet(wireBytes));
    }

    @Override
    public void streamClosed(Status status) {
      closed = true;
      release(own.get());
    }

    /** Everything that arrived was decoded or thrown away. */
    public void decoded() {
      release(own.get());
    }

    private void release(long bytes) {
      long before = own.getAndUpdate(now -> Math.max(0, now - bytes));
      held.addAndGet(-Math.min(bytes, before));
    }
  }
}
