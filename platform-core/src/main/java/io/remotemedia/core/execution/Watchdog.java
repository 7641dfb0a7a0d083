package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plan.PlannedNode;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every worker a hundred times a second, on a thread of its own. A run whose time is over,
 * or that allocates far beyond its budget, is cancelled and its worker interrupted; a node that has
 * not stopped after that loses its worker: the client is answered, the pool gets another, the node
 * type is struck. A look at a worker that behaves allocates nothing.
 */
final class Watchdog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int MAX_STACK = 40;

  /** A look that comes later than this was late because the whole process stood still. */
  private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final EngineSettings settings;
  private final Workers workers;
  private final StrikeLedger ledger;
  private final ExecutionListener listener;
  private long lastLook;
  private Thread thread;
  private volatile boolean closed;

  Watchdog(
      EngineSettings settings, Workers workers, StrikeLedger ledger, ExecutionListener listener) {
    this.settings = settings;
    this.workers = workers;
    this.ledger = ledger;
    this.listener = listener;
    this.lastLook = settings.clock().nanoTime();
  }

  /** Looks from now on by itself; without it somebody calls {@link #look}. */
  void start() {
    thread =
        Thread.ofPlatform()
            .name("watchdog")
            .daemon()
            .priority(Thread.MAX_PRIORITY)
            .start(this::run);
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(TICK_NANOS);
      try {
        look();
      } catch (Throwable e) {
        // Whatever happens, somebody must go on looking.
        log.error("the watchdog failed once", e);
      }
    }
  }

  /** One look at every worker. */
  void look() {
    long now = settings.clock().nanoTime();
    long late = now - lastLook;
    lastLook = now;
    for (WorkerThread worker : workers.threads()) {
      Watch watch = worker.watch;
      if (watch != null) {
        if (thread != null && late > STANDSTILL_NANOS) {
          // Stopped by a signal or a long collection: no node is to blame for this time.
          watch.grantTime(late);
        }
        look(worker, watch, now);
      }
    }
    workers.tick(now);
  }

  private void look(WorkerThread worker, Watch watch, long now) {
    if (!watch.cancellation().isCancelled()) {
      checkTime(watch, now);
      checkAllocation(worker, watch);
    }
    if (!watch.cancellation().isCancelled()) {
      return;
    }
    if (!watch.stopping) {
      watch.stopping = true;
      watch.stoppingSince = now;
    }
    long waited = now - Math.max(watch.stoppingSince, watch.enteredNanos());
    if (waited >= TimeUnit.MILLISECONDS.toNanos(settings.detachAfterMillis())
        && watch.isInside()
        && settings.has(SafetyDevice.DETACH)) {
      detach(worker, watch, now);
    }
  }

  private void checkTime(Watch watch, long now) {
    if (now - watch.deadlineNanos() >= 0 && settings.has(SafetyDevice.TIME_LIMIT)) {
      long limit = TimeUnit.MILLISECONDS.toNanos(watch.grant().limits().maxTimeMillis());
      long used = now - watch.deadlineNanos() + limit;
      watch.cancellation().cancel(LimitFaults.time(watch.grant(), used));
    }
  }

  private void checkAllocation(WorkerThread worker, Watch watch) {
    if (!watch.isInside() || !settings.has(SafetyDevice.ALLOCATION_LIMIT)) {
      return;
    }
    long bytes = watch.mayHold(worker);
    long limit = LimitFaults.allocationLimit(watch.grant(), settings);
    if (bytes > limit) {
      PlannedNode node = watch.node().planned();
      watch.cancellation().cancel(LimitFaults.allocation(watch.grant(), node, bytes, limit));
    }
  }

  private void detach(WorkerThread worker, Watch watch, long now) {
    StackTraceElement[] stack = worker.getStackTrace();
    if (!watch.giveUp()) {
      return;
    }
    detached(watch.worker(), watch, stack, now);
  }

  private void detached(WorkerThread worker, Watch watch, StackTraceElement[] stack, long now) {
    PlannedNode node = watch.node().planned();
    DetachedThread told =
        new DetachedThread(
            worker.getName(), node.type().name(), node.type().pluginId(), now, frames(stack));
    if (!workers.giveUp(worker, told)) {
      return;
    }
    log.atError()
        .addKeyValue("event", "worker.detached")
        .addKeyValue("thread", worker.getName())
        .addKeyValue("node_id", node.id())
        .addKeyValue("node_type", node.type().name())
        .addKeyValue("plugin", node.type().pluginId())
        .addKeyValue("stack", told.stack())
        .log("a node did not stop; its worker is given up and replaced");
    Fault reason = watch.cancellation().reason();
    long after = settings.detachAfterMillis();
    workers.rescue(() -> watch.tellGivenUp(LimitFaults.notStopping(reason, node, after)));
    ledger.strike(node.type(), "did not stop when it was asked to");
    listener.nodeDetached(node.type());
  }

  private static List<String> frames(StackTraceElement[] stack) {
    return Arrays.stream(stack).limit(MAX_STACK).map(StackTraceElement::toString).toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
