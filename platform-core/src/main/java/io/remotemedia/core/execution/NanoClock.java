package io.remotemedia.core.execution;

/** Monotonic time with an arbitrary origin. Injected, so that tests need not wait. */
@FunctionalInterface
public interface NanoClock {
  /** {@link System#nanoTime}. */
  NanoClock SYSTEM = System::nanoTime;

  /**
   * The time.
   *
   * @return nanoseconds
   */
  long nanoTime();
}
