package io.remotemedia.core.execution;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tasks with one owner at a time: they run on the workers in order, never two at once, each after
 * what the others hold in hand. An idle mailbox holds no thread. Whoever posts bounds how much
 * waits. Thread-safe.
 */
public final class Mailbox {
  private final Workers workers;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  Mailbox(Workers workers) {
    this.workers = workers;
  }

  /**
   * Puts a task at the end.
   *
   * @param task runs once, on some worker, after all tasks posted before
   */
  public void post(Runnable task) {
    tasks.add(task);
    if (pending.getAndIncrement() == 0) {
      workers.step(this::runOne);
    }
  }

  /**
   * Tasks that run or wait.
   *
   * @return 0 or more
   */
  public int pending() {
    return pending.get();
  }

  private void runOne() {
    try {
      tasks.remove().run();
    } finally {
      // One task a turn: other streams and executions come in between.
      if (pending.decrementAndGet() > 0) {
        workers.step(this::runOne);
      }
    }
  }
}
