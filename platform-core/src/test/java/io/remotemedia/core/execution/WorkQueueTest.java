package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.execution.WorkQueue.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs first. */
class WorkQueueTest {
  private static final Runnable NOTHING = () -> {};

  private final WorkQueue queue = new WorkQueue();

  private Work live(long due) {
    Work work = Work.live(NOTHING, due);
    queue.add(work);
    return work;
  }

  private Work whole(long due) {
    Work work = Work.whole(NOTHING, due, due, NOTHING);
    queue.add(work);
    return work;
  }

  @Test
  void earliestDueRunsFirstWhateverCameFirst() {
    Work late = live(300);
    Work early = live(100);
    Work middle = whole(200);
    assertSame(early, queue.poll());
    assertSame(middle, queue.poll());
    assertSame(late, queue.poll());
    assertNull(queue.poll());
    assertTrue(queue.isEmpty());
  }

  @Test
  void sameDueRunsInTheOrderOfArrival() {
    List<Work> all = List.of(live(5), live(5), live(5));
    all.forEach(work -> assertSame(work, queue.poll()));
  }

  @Test
  void wholeBufferThatHasWaitedLongGoesBeforeNewChunks() {
    Work old = whole(250);
    for (long now = 0; now < 250; now += 50) {
      Work chunk = live(now);
      assertSame(chunk, queue.poll());
    }
    live(260);
    assertSame(old, queue.poll());
  }

  @Test
  void spareTakesLiveWorkOnly() {
    whole(1);
    assertNull(queue.pollLive());
    Work chunk = live(2);
    assertSame(chunk, queue.pollLive());
    assertEquals(1, queue.size());
  }

  @Test
  void dueTimesAreComparedAcrossTheOverflowOfTheClock() {
    Work after = live(Long.MIN_VALUE + 5);
    Work before = live(Long.MAX_VALUE - 5);
    assertSame(before, queue.poll());
    assertSame(after, queue.poll());
  }

  @Test
  void onlyWhatIsOverIsTakenOut() {
    Work over = whole(100);
    whole(101);
    live(50);
    assertEquals(List.of(over), queue.pollExpired(100));
    assertEquals(2, queue.size());
    assertFalse(queue.isEmpty());
    assertTrue(queue.hasLiveDueBefore(50));
    assertFalse(queue.hasLiveDueBefore(49));
  }
}
