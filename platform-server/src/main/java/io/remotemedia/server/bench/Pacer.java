package io.remotemedia.server.bench;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Waits for intended times, and knows how late it was: the lag of the generator itself. */
final class Pacer {
  private static final long SPIN_NANOS = 60_000;
  private static final long MAX_TRACKED_NANOS = 600_000_000_000L;
  private static final int DIGITS = 3;

  private final Histogram lag = new Histogram(MAX_TRACKED_NANOS, DIGITS);

  /** Returns at the intended time, or at once when it has passed. */
  void awaitNanoTime(long intended) {
    long left = intended - System.nanoTime();
    while (left > 0) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS);
      } else {
        Thread.onSpinWait();
      }
      left = intended - System.nanoTime();
    }
    lag.recordValue(Math.min(-left, MAX_TRACKED_NANOS));
  }

  Histogram lag() {
    return lag;
  }
}
