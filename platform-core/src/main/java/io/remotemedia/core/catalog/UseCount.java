package io.remotemedia.core.catalog;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts who uses a plugin, so that it is unloaded after its last user and never under one.
 * Thread-safe, without locks: every execution passes here.
 *
 * <p>While it is closing, the count can still rise: whoever planned with an older catalogue may
 * finish on the older plugin. Only once it fell to zero after {@link #close} nobody gets in.
 */
public final class UseCount {
  private static final long CLOSING = 1L << 62;
  private static final long CLOSED = Long.MIN_VALUE;

  private final AtomicLong state = new AtomicLong();
  private volatile Runnable whenClosed;

  /** A count without users. */
  public UseCount() {}

  /**
   * Adds a user.
   *
   * @return false when the last user has left after {@link #close}; nothing is added then
   */
  public boolean acquire() {
    while (true) {
      long seen = state.get();
      if (seen == CLOSED) {
        return false;
      }
      if (state.compareAndSet(seen, seen + 1)) {
        return true;
      }
    }
  }

  /** Takes a user off; exactly once for each successful {@link #acquire}. */
  public void release() {
    while (true) {
      long seen = state.get();
      if (seen == CLOSED || users(seen) == 0) {
        throw new IllegalStateException("released more often than acquired");
      }
      boolean last = seen == CLOSING + 1;
      if (state.compareAndSet(seen, last ? CLOSED : seen - 1)) {
        if (last) {
          whenClosed.run();
        }
        return;
      }
    }
  }

  /**
   * Lets the users finish.
   *
   * @param whenClosed runs once, when the last user has left: at once when there is none, else on
   *     the thread of the last user, so it must be short
   * @throws IllegalStateException when it was closed before
   */
  public void close(Runnable whenClosed) {
    Objects.requireNonNull(whenClosed, "whenClosed");
    if (this.whenClosed != null) {
      throw new IllegalStateException("closed twice");
    }
    this.whenClosed = whenClosed;
    while (true) {
      long seen = state.get();
      if (state.compareAndSet(seen, seen == 0 ? CLOSED : seen | CLOSING)) {
        if (seen == 0) {
          whenClosed.run();
        }
        return;
      }
    }
  }

  /**
   * How many users there are.
   *
   * @return 0 or more
   */
  public long users() {
    long seen = state.get();
    return seen == CLOSED ? 0 : users(seen);
  }

  private static long users(long state) {
    return state & ~CLOSING;
  }
}
