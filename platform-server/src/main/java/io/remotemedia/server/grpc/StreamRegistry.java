package io.remotemedia.server.grpc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The live streams of a server. Thread-safe. */
public final class StreamRegistry {
  private final Set<StreamCall> live = ConcurrentHashMap.newKeySet();

  /** Without streams. */
  public StreamRegistry() {}

  /** Takes a stream, unless there are as many as may be. */
  synchronized boolean add(StreamCall stream, int max) {
    return live.size() < max && live.add(stream);
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
