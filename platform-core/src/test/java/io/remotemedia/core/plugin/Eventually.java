package io.remotemedia.core.plugin;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads bring about, and no longer than it takes. */
public final class Eventually {
  private Eventually() {}

  /** Fails with what is there when the time is over. */
  public static void holds(Duration limit, BooleanSupplier condition, Supplier<?> seen) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within %s: %s".formatted(limit, seen.get()));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
