package io.remotemedia.server.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a heap counts as lost; nothing is halted here. */
class HeapPolicyTest {
  private static final String FULL = "MarkSweepCompact";

  private final AtomicInteger emergencies = new AtomicInteger();
  private final HeapPolicy policy = new HeapPolicy(emergencies::incrementAndGet);

  private void collected(double... percents) {
    for (double percent : percents) {
      policy.collected(FULL, percent);
    }
  }

  @Test
  void threeFullCollectionsInARowThatLeaveTooMuchAreAnEmergency() {
    collected(93, 95);
    assertEquals(0, emergencies.get());
    collected(92.1);
    assertEquals(1, emergencies.get());
  }

  @Test
  void oneThatHelpsStartsTheCountAnew() {
    collected(93, 95, 92, 95, 99);
    assertEquals(0, emergencies.get());
    collected(99);
    assertEquals(1, emergencies.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G1 Young Generation",
        "G1 Concurrent GC",
        "Copy",
        "PS Scavenge",
        "ZGC Minor Cycles",
        "Shenandoah Pauses"
      })
  void collectionsThatLeaveOldGarbageSayNothing(String collector) {
    for (int i = 0; i < 10; i++) {
      policy.collected(collector, 99);
    }
    assertEquals(0, emergencies.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"G1 Old Generation", "MarkSweepCompact", "PS MarkSweep", "ZGC Major Cycles"})
  void fullCollectionsOfEveryCollectorCount(String collector) {
    for (int i = 0; i < 3; i++) {
      policy.collected(collector, 99);
    }
    assertEquals(1, emergencies.get());
  }

  @Test
  void runningOutOfMemoryOutsideANodeIsAnEmergencyAtOnce() {
    policy.escaped(new IllegalStateException());
    policy.escaped(new StackOverflowError());
    assertEquals(0, emergencies.get());
    policy.escaped(new OutOfMemoryError());
    assertEquals(1, emergencies.get());
  }

  @Test
  void emergencyIsDeclaredOnce() {
    collected(99, 99, 99, 99, 99, 99);
    policy.escaped(new OutOfMemoryError());
    assertEquals(1, emergencies.get());
  }
}
