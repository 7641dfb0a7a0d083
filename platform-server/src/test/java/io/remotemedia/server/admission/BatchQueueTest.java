package io.remotemedia.server.admission;

import static io.remotemedia.server.admission.BatchQueue.Patience.FAIR;
import static io.remotemedia.server.admission.BatchQueue.Patience.GREEDY;
import static io.remotemedia.server.admission.BatchQueue.Patience.MODEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
  private static final int CAPACITY = 256;
  private final Rules.Clock clock = new Rules.Clock();
  private final ArrayDeque<BatchTicket> waiting = new ArrayDeque<>();
  private final ArrayDeque<BatchTicket> running = new ArrayDeque<>();
  private BatchQueue queue = new BatchQueue(1, CAPACITY, Rules.SHIPPED, clock);

  /** One worker that takes so long for each execution. */
  private void work(double millis) {
    if (running.isEmpty() && !waiting.isEmpty()) {
      BatchTicket next = waiting.remove();
      next.start();
      running.add(next);
    }
    clock.advanceMillis(millis);
    if (!running.isEmpty()) {
      running.remove().close();
    }
  }

  private boolean arrive(BatchQueue.Patience patience) {
    if (queue.refusal(patience, Long.MAX_VALUE) != null) {
      return false;
    }
    waiting.add(queue.enter());
    return true;
  }

  private void learn(double millis) {
    for (int i = 0; i < 50; i++) {
      arrive(FAIR);
      work(millis);
    }
  }

  /** Twice as much as can be done, until it is taken for overload and the burst is gone. */
  private void overload(double millis) {
    for (int i = 0; i < 300; i++) {
      arrive(FAIR);
      arrive(FAIR);
      work(millis);
    }
  }

  @Test
  void letsABurstWaitForHalfASecond() {
    learn(10);
    int admitted = 0;
    while (arrive(FAIR)) {
      admitted++;
    }
    assertTrue(admitted >= 45 && admitted <= 52, "10 ms each: " + admitted);
  }

  @Test
  void holdsAStandingQueueToEightExecutions() {
    learn(10);
    overload(10);
    assertTrue(queue.isStanding());
    while (arrive(FAIR)) {
      assertTrue(queue.inFlight() <= 10, "in flight: " + queue.inFlight());
    }
    assertTrue(queue.inFlight() >= 7, "in flight: " + queue.inFlight());
    assertEquals(RefusalReason.OVERLOADED, queue.refusal(FAIR, Long.MAX_VALUE));
  }

  @Test
  void letsBurstsInAgainOnceTheQueueWasEmpty() {
    learn(10);
    overload(10);
    while (!waiting.isEmpty() || !running.isEmpty()) {
      work(10);
    }
    assertFalse(queue.isStanding());
    assertEquals(0, queue.inFlight());
    for (int i = 0; i < 30; i++) {
      assertTrue(arrive(FAIR));
    }
  }

  @Test
  void shrinksWithinTwentyExecutionsWhenTheyTakeTenTimesAsLong() {
    learn(1);
    overload(1);
    int before = queue.limit();
    for (int i = 0; i < 20; i++) {
      arrive(FAIR);
      arrive(FAIR);
      work(10);
    }
    assertTrue(queue.limit() < before / 1.5, before + " -> " + queue.limit());
    overload(10);
    assertTrue(queue.inFlight() <= 10, "in flight: " + queue.inFlight());
  }

  @Test
  void letsTheModestInWhereTheGreedyAreRefused() {
    learn(10);
    overload(10);
    assertEquals(RefusalReason.OVERLOADED, queue.refusal(GREEDY, Long.MAX_VALUE));
    assertNull(queue.refusal(MODEST, Long.MAX_VALUE));
  }

  @Test
  void refusesWhatCannotMakeItsDeadline() {
    learn(10);
    for (int i = 0; i < 10; i++) {
      arrive(FAIR);
    }
    assertEquals(RefusalReason.DEADLINE_OUT_OF_REACH, queue.refusal(FAIR, 50 * Rules.MILLI));
    assertNull(queue.refusal(FAIR, 400 * Rules.MILLI));
  }

  @Test
  void alwaysLetsInAsManyAsThereAreWorkers() {
    queue = new BatchQueue(4, 0, Rules.SHIPPED, clock);
    for (int i = 0; i < 4; i++) {
      assertTrue(arrive(GREEDY));
    }
    assertFalse(arrive(MODEST));
  }

  @Test
  void neverExceedsItsCapacityAndEndsEmptyWhateverHappens() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int step = 0; step < 20_000; step++) {
      switch (random.nextInt(4)) {
        case 0 -> arrive(BatchQueue.Patience.values()[random.nextInt(3)]);
        case 1 -> work(random.nextDouble(20));
        case 2 -> clock.advanceMillis(random.nextDouble(50));
        default -> {
          if (!waiting.isEmpty()) {
            // A client that went away before its turn.
            BatchTicket gone = waiting.remove();
            gone.close();
            gone.close();
          }
        }
      }
      assertEquals(waiting.size() + running.size(), queue.inFlight(), "seed " + seed);
      assertTrue(queue.inFlight() <= 1 + CAPACITY, "seed " + seed);
    }
    while (!waiting.isEmpty() || !running.isEmpty()) {
      work(1);
    }
    assertEquals(0, queue.inFlight(), "seed " + seed);
  }
}
