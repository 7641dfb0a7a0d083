package io.remotemedia.server.lifecycle;

import java.util.concurrent.TimeUnit;

/**
 * Notices a heap that stays full. Looks at what is free, without allocating anything itself: below
 * one percent at every look for two seconds means that collections no longer free anything, since
 * one that does would show in between.
 */
final class FullHeap {
  private static final long LOOK_MILLIS = 100;
  private static final int LASTING_LOOKS = 20;
  private static final long SHARE = 100;

  private final Runtime runtime;
  private final long floor;

  FullHeap(Runtime runtime) {
    this.runtime = runtime;
    floor = runtime.maxMemory() / SHARE;
  }

  /** Returns when the heap was full for two seconds. */
  void awaitLasting() throws InterruptedException {
    int full = 0;
    while (full < LASTING_LOOKS) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
      full = free < floor ? full + 1 : 0;
    }
  }
}
