package io.remotemedia.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A plugin is unloaded after its last user, once, and never under one. */
class UseCountTest {
  private final UseCount uses = new UseCount();
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void closesAtOnceWithoutUsers() {
    uses.close(closed::incrementAndGet);
    assertEquals(1, closed.get());
    assertFalse(uses.acquire());
    assertEquals(0, uses.users());
  }

  @Test
  void closesWithTheLastUser() {
    assertTrue(uses.acquire());
    assertTrue(uses.acquire());
    uses.close(closed::incrementAndGet);
    uses.release();
    assertEquals(0, closed.get());
    assertEquals(1, uses.users());
    uses.release();
    assertEquals(1, closed.get());
    assertFalse(uses.acquire());
  }

  @Test
  void letsLateComersInWhileOthersAreIn() {
    assertTrue(uses.acquire());
    uses.close(closed::incrementAndGet);
    assertTrue(uses.acquire(), "an older catalogue may still lead here");
    uses.release();
    assertEquals(0, closed.get());
    uses.release();
    assertEquals(1, closed.get());
  }

  @Test
  void findsCountingMistakes() {
    assertThrows(IllegalStateException.class, uses::release);
    uses.close(closed::incrementAndGet);
    assertThrows(IllegalStateException.class, uses::release);
    assertThrows(IllegalStateException.class, () -> uses.close(closed::incrementAndGet));
  }

  @Test
  void nobodyIsInsideOnceItIsClosed() throws Exception {
    for (int round = 0; round < 200; round++) {
      UseCount count = new UseCount();
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger insideAtClose = new AtomicInteger(-1);
      List<Thread> users = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        users.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      while (count.acquire()) {
                        inside.incrementAndGet();
                        inside.decrementAndGet();
                        count.release();
                      }
                    }));
      }
      count.close(() -> insideAtClose.set(inside.get()));
      for (Thread user : users) {
        user.join();
      }
      assertEquals(0, insideAtClose.get());
      assertFalse(count.acquire());
    }
  }
}
