package io.remotemedia.core.execution;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only pool: platform threads (CPU time and allocation are measurable there), about as many as
 * cores. Unary work is bounded here; the work of a stream is bounded by its inbox. Thread-safe.
 */
public final class Workers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final long MIN_RETRY_MILLIS = 50;
  private static final long MAX_RETRY_MILLIS = 30_000;

  private final ThreadPoolExecutor pool;
  private final int queueCapacity;
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicLong averageNanos = new AtomicLong();

  /**
   * Starts no thread yet.
   *
   * @param threads number of workers, 1 or more
   * @param queueCapacity the most executions that wait, 0 or more
   */
  public Workers(int threads, int queueCapacity) {
    AtomicInteger number = new AtomicInteger();
    this.queueCapacity = queueCapacity;
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task ->
                Thread.ofPlatform()
                    .name("worker-" + number.incrementAndGet())
                    .daemon()
                    .unstarted(task));
  }

  /**
   * Takes an execution.
   *
   * @param execution runs once, on a worker
   * @throws OverloadedException when too many wait already
   */
  public void submit(Runnable execution) throws OverloadedException {
    int waiting = queued.incrementAndGet();
    if (waiting > queueCapacity + pool.getCorePoolSize()) {
      queued.decrementAndGet();
      throw new OverloadedException(
          "%d executions run or wait, no more than %d may"
              .formatted(waiting - 1, queueCapacity + pool.getCorePoolSize()),
          retryAfterMillis(waiting));
    }
    pool.execute(() -> runCounted(execution));
  }

  /**
   * A mailbox whose tasks run on these workers, one at a time and in order.
   *
   * @return a new mailbox
   */
  public Mailbox mailbox() {
    return new Mailbox(this);
  }

  /**
   * Executions that run or wait.
   *
   * @return 0 or more
   */
  public int inFlight() {
    return queued.get();
  }

  /** Takes the next step of a mailbox; never refused. */
  void step(Runnable step) {
    pool.execute(() -> runGuarded(step));
  }

  private void runCounted(Runnable execution) {
    long start = System.nanoTime();
    try {
      runGuarded(execution);
    } finally {
      long nanos = System.nanoTime() - start;
      averageNanos.getAndUpdate(old -> old == 0 ? nanos : old + (nanos - old) / 8);
      queued.decrementAndGet();
    }
  }

  private static void runGuarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // The pool must not lose a worker to work that did not catch its own faults.
      log.error("a task of a worker failed", e);
    }
  }

  private long retryAfterMillis(int waiting) {
    long drainNanos = averageNanos.get() * waiting / pool.getCorePoolSize();
    return Math.clamp(
        TimeUnit.NANOSECONDS.toMillis(drainNanos), MIN_RETRY_MILLIS, MAX_RETRY_MILLIS);
  }

  /** Takes no more work and ends the threads when what was taken is done. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
