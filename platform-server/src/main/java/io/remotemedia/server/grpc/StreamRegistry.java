package io.remotemedia.server.grpc;

import io.remotemedia.protocol.v1.DrainNotice;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The live streams of a server. Thread-safe. */
public final class StreamRegistry {
  private final Set<StreamCall> live = ConcurrentHashMap.newKeySet();

  private Leaving leaving;

  private record Leaving(long atNanos, String reason) {
    DrainNotice notice() {
      long left = TimeUnit.NANOSECONDS.toMillis(atNanos - System.nanoTime());
      return DrainNotice.newBuilder().setTimeLeftMs(Math.max(0, left)).setReason(reason).build();
    }
  }

  /** Without streams. */
  public StreamRegistry() {}

  /** Takes a stream, unless there are as many as may be. */
  synchronized boolean add(StreamCall stream, int max) {
    if (live.size() >= max) {
      return false;
    }
    live.add(stream);
    if (leaving != null) {
      stream.notice(leaving.notice());
    }
    return true;
  }

  void remove(StreamCall stream) {
    if (live.remove(stream)) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /**
   * Counts.
   *
   * @return streams that have not ended
   */
  public int active() {
    return live.size();
  }

  /**
   * Tells every live stream, and every one that still comes, that this instance leaves.
   *
   * @param millis time until {@link #drainAll}
   * @param reason why
   */
  public synchronized void announceLeaving(long millis, String reason) {
    leaving = new Leaving(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), reason);
    live.forEach(stream -> stream.notice(leaving.notice()));
  }

  /** Asks every live stream to give its tail and close. */
  public void drainAll() {
    live.forEach(StreamCall::drain);
  }

  /**
   * Waits until no stream is live.
   *
   * @param nanos the longest wait
   * @return true when none is
   * @throws InterruptedException when interrupted
   */
  public synchronized boolean awaitEmpty(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (!live.isEmpty()) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }
}
