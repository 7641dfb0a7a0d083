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
  private final NanoClock clock;
  private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  private record Task(Runnable body, long dueNanos) {}

  Mailbox(Workers workers, NanoClock clock) {
    this.workers = workers;
    this.clock = clock;
  }

  /**
   * Puts a task at the end, due at once.
   *
   * @param task runs once, on some worker, after all tasks posted before
   */
  public void post(Runnable task) {
    post(task, clock.nanoTime());
  }

  /**
   * Puts a task at the end.
   *
   * @param task runs once, on some worker, after all tasks posted before
   * @param dueNanos when it should be done: of all that waits, what is due first runs first
   */
  public void post(Runnable task, long dueNanos) {
    tasks.add(new Task(task, dueNanos));
    if (pending.getAndIncrement() == 0) {
      workers.step(this::runOne, dueNanos);
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
      tasks.remove().body().run();
    } finally {
      // One task a turn: other streams and executions come in between.
      if (pending.decrementAndGet() > 0) {
        workers.step(this::runOne, tasks.element().dueNanos());
      }
    }
  }
}
