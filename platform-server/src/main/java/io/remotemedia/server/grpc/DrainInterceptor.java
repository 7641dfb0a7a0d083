package io.remotemedia.server.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.remotemedia.server.admission.Refusal;
import io.remotemedia.server.admission.RefusalReason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the calls in flight, and refuses new ones once the gate is closed. Health and reflection
 * are no work: they stay answered, and a client that watches health does not hold the server up.
 */
public final class DrainInterceptor implements ServerInterceptor {
  private static final long RETRY_AFTER_MILLIS = 1_000;
  private static final String OUR_PACKAGE = "remotemedia.";

  private final AtomicInteger inFlight = new AtomicInteger();
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

  /**
   * Counts.
   *
   * @return calls whose reply has not left the server
   */
  public int inFlight() {
    return inFlight.get();
  }

  /**
   * Waits until no call is in flight.
   *
   * @param nanos the longest wait
   * @return true when none is
   * @throws InterruptedException when interrupted
   */
  public boolean awaitIdle(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    synchronized (inFlight) {
      while (inFlight.get() > 0) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
          return false;
        }
        inFlight.wait(millis);
      }
    }
    return true;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!call.getMethodDescriptor().getFullMethodName().startsWith(OUR_PACKAGE)) {
      return next.startCall(call, headers);
    }
    if (draining) {
      new Refusal(
              RefusalReason.DRAINING,
              "the server is shutting down; try another instance",
              RETRY_AFTER_MILLIS)
          .close(call);
      return new ServerCall.Listener<>() {};
    }
    inFlight.incrementAndGet();
    try {
      return new Counted<>(next.startCall(call, headers));
    } catch (Throwable e) {
      ended();
      throw e;
    }
  }

  private void ended() {
    if (inFlight.decrementAndGet() == 0) {
      synchronized (inFlight) {
        inFlight.notifyAll();
      }
    }
  }

  /** The library tells exactly one of the two ends. */
  private final class Counted<Q> extends SimpleForwardingServerCallListener<Q> {
    Counted(ServerCall.Listener<Q> delegate) {
      super(delegate);
    }

    @Override
    public void onComplete() {
      ended();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      ended();
      super.onCancel();
    }
  }
}
