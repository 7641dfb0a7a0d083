package io.remotemedia.server.grpc;

import io.remotemedia.protocol.v1.DrainNotice;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live streams of a server, and the thread that looks after silent ones. Thread-safe. */
public final class StreamRegistry implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamRegistry.class);
  private static final long LOOKS_PER_LIMIT = 8;
  private static final long MAX_LOOK_MILLIS = 1_000;

  private final Set<StreamCall> live = ConcurrentHashMap.newKeySet();
  private final long idleMillis;
  private final long stallMillis;
  private final ScheduledExecutorService keeper;
  private Leaving leaving;

  private record Leaving(long atNanos, String reason) {
    DrainNotice notice() {
      long left = TimeUnit.NANOSECONDS.toMillis(atNanos - System.nanoTime());
      return DrainNotice.newBuilder().setTimeLeftMs(Math.max(0, left)).setReason(reason).build();
    }
  }

  /**
   * Without streams.
   *
   * @param idleMillis the longest silence of a client; 0 for any
   * @param stallMillis the longest time in which a client reads nothing; 0 for any
   */
  public StreamRegistry(long idleMillis, long stallMillis) {
    this.idleMillis = idleMillis;
    this.stallMillis = stallMillis;
    keeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("stream-keeper").daemon().unstarted(task));
    long look = lookMillis();
    keeper.scheduleWithFixedDelay(this::check, look, look, TimeUnit.MILLISECONDS);
  }

  private long lookMillis() {
    long look = MAX_LOOK_MILLIS;
    for (long limit : new long[] {idleMillis, stallMillis}) {
      look = limit == 0 ? look : Math.min(look, Math.max(1, limit / LOOKS_PER_LIMIT));
    }
    return look;
  }

  private void check() {
    long now = System.nanoTime();
    for (StreamCall stream : live) {
      try {
        stream.check(now);
      } catch (RuntimeException e) {
        // One stream must not take the others' keeper away.
        log.warn("a stream could not be looked after", e);
      }
    }
  }

  StreamPatience newPatience() {
    return new StreamPatience(idleMillis, stallMillis, System.nanoTime());
  }

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

  /** Looks after no stream any more. */
  @Override
  public void close() {
    keeper.shutdownNow();
  }
}
