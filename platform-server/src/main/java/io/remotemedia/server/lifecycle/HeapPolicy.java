package io.remotemedia.server.lifecycle;

import java.util.Locale;
import java.util.Set;

/**
 * Decides when a heap is lost. A node that runs out of memory ends its own execution and is no case
 * for this; it is one when memory runs out anywhere else, or when three full collections in a row
 * leave more than 92 % in use. Decides once. Thread-safe.
 */
final class HeapPolicy {
  static final double LOST_PERCENT = 92;
  static final int COLLECTIONS = 3;

  /** Collections that leave old garbage where it is say nothing about what is in use. */
  private static final Set<String> PARTIAL =
      Set.of("young", "scavenge", "copy", "minor", "pauses", "concurrent");

  private final Runnable emergency;
  private int lostInARow;
  private boolean decided;

  /**
   * A policy that has decided nothing.
   *
   * @param emergency run once; must not allocate
   */
  HeapPolicy(Runnable emergency) {
    this.emergency = emergency;
  }

  /**
   * A collection ended.
   *
   * @param collector its name in the JVM
   * @param usedPercent what it left, of the largest heap
   */
  synchronized void collected(String collector, double usedPercent) {
    String name = collector.toLowerCase(Locale.ROOT);
    if (PARTIAL.stream().anyMatch(name::contains)) {
      return;
    }
    lostInARow = usedPercent > LOST_PERCENT ? lostInARow + 1 : 0;
    if (lostInARow >= COLLECTIONS) {
      decide();
    }
  }

  /** Something escaped a thread that is not a node's. */
  synchronized void escaped(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      decide();
    }
  }

  private void decide() {
    if (!decided) {
      decided = true;
      emergency.run();
    }
  }
}
