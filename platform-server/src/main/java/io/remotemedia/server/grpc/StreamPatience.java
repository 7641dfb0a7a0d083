package io.remotemedia.server.grpc;

import java.util.concurrent.TimeUnit;

/**
 * How long one stream may be silent, and how long its reader may leave everything unread. The judge
 * is one thread; whoever hears something tells from any thread.
 */
final class StreamPatience {
  private static final long NEVER = Long.MIN_VALUE;

  private final long idleMillis;
  private final long stallMillis;
  private volatile long heardNanos;
  private long unreadSince = NEVER;

  /** What is to be done. */
  enum Verdict {
    /** Nothing. */
    FINE,
    /** Nothing was said for too long. */
    IDLE,
    /** Nothing was read for too long. */
    STALLED
  }

  /**
   * Patience with a stream that begins.
   *
   * @param idleMillis the longest silence; 0 for any
   * @param stallMillis the longest time without reading; 0 for any
   */
  StreamPatience(long idleMillis, long stallMillis, long nowNanos) {
    this.idleMillis = idleMillis;
    this.stallMillis = stallMillis;
    this.heardNanos = nowNanos;
  }

  void heard(long nowNanos) {
    heardNanos = nowNanos;
  }

  long idleMillis() {
    return idleMillis;
  }

  long stallMillis() {
    return stallMillis;
  }

  /**
   * Judges.
   *
   * @param reads whether the transport could take a message now
   * @param works whether the server has something in hand for this stream
   */
  Verdict judge(long nowNanos, boolean reads, boolean works) {
    if (reads) {
      unreadSince = NEVER;
    } else if (unreadSince == NEVER) {
      unreadSince = nowNanos;
    } else if (isOver(stallMillis, nowNanos - unreadSince)) {
      return Verdict.STALLED;
    }
    boolean silent = reads && !works && isOver(idleMillis, nowNanos - heardNanos);
    return silent ? Verdict.IDLE : Verdict.FINE;
  }

  private static boolean isOver(long limitMillis, long nanos) {
    return limitMillis > 0 && nanos >= TimeUnit.MILLISECONDS.toNanos(limitMillis);
  }
}
