package io.remotemedia.core.execution;

import io.remotemedia.core.execution.WorkQueue.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only pool: platform threads (CPU time and allocation are measurable there), about as many as
 * cores. What is due first runs first: chunks of live streams before whole buffers, unless these
 * have waited long. Whole-buffer work is bounded here; the work of a stream is bounded by its
 * inbox. A worker whose node does not stop is given up and replaced. Thread-safe.
 *
 * <p>One spare worker serves live streams alone, and only while all others are held by whole
 * buffers or live work is overdue: a long execution never stands before a stream.
 */
public final class Workers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final long MIN_RETRY_MILLIS = 50;
  private static final long MAX_RETRY_MILLIS = 30_000;
  private static final long WHOLE_BUFFER_SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final EngineSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition anyWork = lock.newCondition();
  private final Condition liveWork = lock.newCondition();
  private final WorkQueue queue = new WorkQueue();
  private final CopyOnWriteArrayList<WorkerThread> threads = new CopyOnWriteArrayList<>();
  private final Map<WorkerThread, DetachedThread> detached = new LinkedHashMap<>();

  /** Answers for workers that are lost or all busy; holds no thread while there is nothing. */
  private final ThreadPoolExecutor rescue =
      new ThreadPoolExecutor(
          4,
          4,
          5,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> Thread.ofPlatform().name("rescue").daemon().unstarted(task));

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile int liveWaiting;
  private volatile long averageNanos;
  private WorkerThread spare;
  private int idle;
  private int holdingWhole;
  private boolean spareCalled;
  private boolean closed;

  /**
   * Starts no thread yet.
   *
   * @param settings how many, and how they are watched
   */
  Workers(EngineSettings settings) {
    this.settings = settings;
    rescue.allowCoreThreadTimeOut(true);
  }

  /**
   * Takes an execution on whole buffers.
   *
   * @param execution runs once, on a worker
   * @throws OverloadedException when too many wait already
   */
  public void submit(Runnable execution) throws OverloadedException {
    submit(execution, 0, null);
  }

  /**
   * Takes an execution on whole buffers that is of no use after some time.
   *
   * @param execution runs once, on a worker, unless it waits too long
   * @param expiresNanos the end of its time limit, by {@link System#nanoTime}
   * @param expired runs once instead, on a thread of its own, when no worker was free until then;
   *     null waits for ever
   * @throws OverloadedException when too many wait already
   */
  public void submit(Runnable execution, long expiresNanos, Runnable expired)
      throws OverloadedException {
    int waiting = inFlight.incrementAndGet();
    if (waiting > settings.queueCapacity() + settings.workers()) {
      inFlight.decrementAndGet();
      throw new OverloadedException(
          "%d executions run or wait, no more than %d may"
              .formatted(waiting - 1, settings.queueCapacity() + settings.workers()),
          retryAfterMillis(waiting));
    }
    long due = settings.clock().nanoTime() + WHOLE_BUFFER_SLACK_NANOS;
    add(Work.whole(execution, due, expiresNanos, expired));
  }

  /**
   * A mailbox whose tasks run on these workers, one at a time and in order.
   *
   * @return a new mailbox
   */
  public Mailbox mailbox() {
    return new Mailbox(this, settings.clock());
  }

  /**
   * Whole-buffer executions that run or wait.
   *
   * @return 0 or more
   */
  public int inFlight() {
    return inFlight.get();
  }

  /**
   * Work of all kinds that waits for a worker.
   *
   * @return 0 or more
   */
  public int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Workers that do not wait for work, the spare one included.
   *
   * @return 0 or more
   */
  public int busy() {
    lock.lock();
    try {
      return (int) threads.stream().filter(thread -> thread.work != null).count();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The workers that were given up and have not ended.
   *
   * @return the oldest first
   */
  public List<DetachedThread> detached() {
    lock.lock();
    try {
      return List.copyOf(detached.values());
    } finally {
      lock.unlock();
    }
  }

  /** Whether chunks of live streams wait for a worker. */
  boolean liveWaiting() {
    return liveWaiting > 0;
  }

  /** The workers that serve. */
  List<WorkerThread> threads() {
    return threads;
  }

  /** Takes the next step of a mailbox; never refused. */
  void step(Runnable step, long dueNanos) {
    add(Work.live(step, dueNanos));
  }

  /** Takes the rest of an execution that made room for live streams; never refused. */
  void resume(Runnable rest) {
    WorkerThread worker = WorkerThread.current();
    long due = worker != null && worker.work != null ? worker.work.due : 0;
    inFlight.incrementAndGet();
    add(Work.whole(rest, due, 0, null));
  }

  /** Runs something that must not wait for a worker. */
  void rescue(Runnable task) {
    rescue.execute(() -> runGuarded(task));
  }

  private void add(Work work) {
    lock.lock();
    try {
      queue.add(work);
      liveWaiting = queue.liveCount();
      if (queue.size() <= idle) {
        anyWork.signal();
      } else if (regularThreads() < settings.workers()) {
        start(false);
      } else if (work.live) {
        callSpareIfNeeded();
      }
    } finally {
      lock.unlock();
    }
  }

  private int regularThreads() {
    return threads.size() - (spare == null ? 0 : 1);
  }

  private void start(boolean asSpare) {
    String name = asSpare ? "worker-spare" : "worker-" + numbers.incrementAndGet();
    WorkerThread thread = new WorkerThread(this::work, name, asSpare);
    threads.add(thread);
    spare = asSpare ? thread : spare;
    thread.start();
  }

  private void callSpareIfNeeded() {
    if (queue.liveCount() > 0 && holdingWhole >= settings.workers()) {
      callSpare();
    }
  }

  private void callSpare() {
    if (!settings.has(SafetyDevice.SPARE_WORKER)) {
      return;
    }
    spareCalled = true;
    if (spare == null) {
      start(true);
    } else {
      liveWork.signal();
    }
  }

  private void work() {
    WorkerThread self = WorkerThread.current();
    while (next(self)) {
      // An interrupt that was meant for what ran before.
      Thread.interrupted();
      long start = System.nanoTime();
      if (!runGuarded(self.work.body)) {
        returned(self);
        return;
      }
      if (!self.work.live) {
        long nanos = System.nanoTime() - start;
        long old = averageNanos;
        // Races lose a sample of an estimate.
        averageNanos = old == 0 ? nanos : old + (nanos - old) / 8;
      }
    }
  }

  /** A worker that was given up is out of its node; maybe before {@link #giveUp} got to know. */
  private void returned(WorkerThread self) {
    lock.lock();
    try {
      self.returned = true;
      detached.remove(self);
    } finally {
      lock.unlock();
    }
  }

  /** Ends what the worker did and gives it something else; false when it shall end. */
  private boolean next(WorkerThread self) {
    lock.lock();
    try {
      if (self.retired) {
        detached.remove(self);
        return false;
      }
      finished(self);
      while (true) {
        Work work = self.spare ? pollForSpare() : queue.poll();
        if (work != null) {
          liveWaiting = queue.liveCount();
          started(self, work);
          return true;
        }
        if (closed && queue.isEmpty()) {
          ended(self);
          return false;
        }
        await(self);
      }
    } finally {
      lock.unlock();
    }
  }

  private Work pollForSpare() {
    if (!spareCalled && holdingWhole < settings.workers()) {
      return null;
    }
    spareCalled = false;
    return queue.pollLive();
  }

  private void started(WorkerThread self, Work work) {
    self.work = work;
    if (!work.live) {
      holdingWhole++;
      callSpareIfNeeded();
    }
  }

  private void finished(WorkerThread self) {
    if (self.work != null && !self.work.live) {
      holdingWhole--;
      inFlight.decrementAndGet();
    }
    self.work = null;
  }

  private void ended(WorkerThread self) {
    threads.remove(self);
    spare = spare == self ? null : spare;
    anyWork.signalAll();
    liveWork.signalAll();
  }

  private void await(WorkerThread self) {
    if (self.spare) {
      liveWork.awaitUninterruptibly();
      return;
    }
    idle++;
    try {
      anyWork.awaitUninterruptibly();
    } finally {
      idle--;
    }
  }

  /**
   * Gives a worker up and puts another in its place.
   *
   * @return false when it was given up before
   */
  boolean giveUp(WorkerThread thread, DetachedThread told) {
    lock.lock();
    try {
      if (thread.retired) {
        return false;
      }
      thread.retired = true;
      thread.watch = null;
      // Lower priority has no effect on systems that ignore it, and harms nowhere.
      thread.setPriority(Thread.MIN_PRIORITY);
      Work work = thread.work;
      finished(thread);
      thread.work = work;
      ended(thread);
      if (!thread.returned) {
        detached.put(thread, told);
      }
      start(thread.spare);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Called by the watchdog: what waits too long gets help. */
  void tick(long now) {
    List<Work> over = List.of();
    lock.lock();
    try {
      if (queue.isEmpty()) {
        return;
      }
      if (queue.hasLiveDueBefore(now)) {
        callSpare();
      }
      if (settings.has(SafetyDevice.QUEUE_EXPIRY)) {
        over = new ArrayList<>(queue.pollExpired(now));
      }
    } finally {
      lock.unlock();
    }
    for (Work work : over) {
      inFlight.decrementAndGet();
      rescue(work.expired);
    }
  }

  /** False when the thread was given up while it ran. */
  private static boolean runGuarded(Runnable task) {
    try {
      task.run();
    } catch (DetachedException e) {
      log.atInfo()
          .addKeyValue("event", "worker.returned")
          .addKeyValue("thread", Thread.currentThread().getName())
          .log("a node that did not stop has returned; its thread ends");
      return false;
    } catch (Throwable e) {
      // The pool must not lose a worker to work that did not catch its own faults.
      HostFaults.tell(e);
      log.error("a task of a worker failed", e);
    }
    return true;
  }

  private long retryAfterMillis(int waiting) {
    long drainNanos = averageNanos * waiting / settings.workers();
    return Math.clamp(
        TimeUnit.NANOSECONDS.toMillis(drainNanos), MIN_RETRY_MILLIS, MAX_RETRY_MILLIS);
  }

  /** Takes no more work and ends the threads when what was taken is done. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      anyWork.signalAll();
      liveWork.signalAll();
    } finally {
      lock.unlock();
    }
    rescue.shutdown();
  }
}
