package io.remotemedia.server.admission;

import io.grpc.Deadline;
import io.remotemedia.server.auth.Caller;
import io.remotemedia.server.config.AdmissionConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Decides who is let in. Asked twice for a unary execution: when its headers arrive, so that a call
 * that is refused costs neither upload nor parsing, and when its message is whole, where it takes
 * its place. Thread-safe.
 */
public final class AdmissionControl {
  private static final long MEMORY_RETRY_MILLIS = 2_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final HeapMonitor heap;
  private final BatchQueue queue;
  private final LongSupplier clock;
  private final FairShares shares = new FairShares();
  private final Demand refusedLately;
  private final Map<String, CallerUse> uses = new ConcurrentHashMap<>();
  private final Map<RefusalReason, LongAdder> refusals = new ConcurrentHashMap<>();
  private final RefusalLog log;

  /**
   * Nothing let in yet.
   *
   * @param config the rules
   * @param workers threads that execute
   * @param queueCapacity the most unary executions that wait
   * @param heap tells how short memory is
   * @param clock {@link System#nanoTime}
   */
  public AdmissionControl(
      AdmissionConfig config,
      int workers,
      int queueCapacity,
      HeapMonitor heap,
      LongSupplier clock) {
    this.heap = heap;
    this.queue = new BatchQueue(workers, queueCapacity, config, clock);
    this.clock = clock;
    this.refusedLately = new Demand(clock.getAsLong());
    this.log = new RefusalLog(clock);
    for (RefusalReason reason : RefusalReason.values()) {
      refusals.put(reason, new LongAdder());
    }
  }

  /** The first decision, by headers alone. The lease is to be closed when the call is over. */
  Lease arrive(WorkKind kind, Caller caller, Deadline deadline) throws RefusedException {
    HeapStage stage = heap.stage();
    HeapStage tolerated = kind == WorkKind.BATCH ? HeapStage.NORMAL : HeapStage.SHED_BATCH;
    if (stage.compareTo(tolerated) > 0) {
      throw refused(
          new Refusal(
              RefusalReason.MEMORY_SHORT,
              "the server is short of memory (%.0f %% of its heap)".formatted(heap.percent()),
              MEMORY_RETRY_MILLIS));
    }
    BatchQueue.Patience patience = BatchQueue.Patience.FAIR;
    if (kind == WorkKind.BATCH) {
      patience =
          shares.ask(
              caller.name(), caller.quota().weight(), capacityPerSecond(), clock.getAsLong());
      refuseIfFull(patience, deadline);
    }
    CallerUse use = uses.computeIfAbsent(caller.name(), name -> new CallerUse());
    Refusal overQuota = use.take(kind, caller.quota(), clock.getAsLong());
    if (overQuota != null) {
      throw refused(overQuota);
    }
    return new Lease(this, kind, use, patience, deadline);
  }

  private double capacityPerSecond() {
    double pace = queue.paceNanos();
    return pace == 0 ? Double.MAX_VALUE : NANOS_PER_SECOND / pace;
  }

  /** The second decision, with the message whole. */
  BatchTicket enter(BatchQueue.Patience patience, Deadline deadline) throws RefusedException {
    refuseIfFull(patience, deadline);
    return queue.enter();
  }

  private void refuseIfFull(BatchQueue.Patience patience, Deadline deadline)
      throws RefusedException {
    long timeLeft =
        deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS);
    RefusalReason reason = queue.refusal(patience, timeLeft);
    if (reason == null) {
      return;
    }
    double waitMillis = queue.expectedWaitNanos() / NANOS_PER_MILLI;
    String message =
        reason == RefusalReason.OVERLOADED
            ? "the server is busy: the wait would be %.0f ms".formatted(waitMillis)
            : "the server is busy: the wait would be %.0f ms, the deadline is in %.0f ms"
                .formatted(waitMillis, timeLeft / NANOS_PER_MILLI);
    throw refused(new Refusal(reason, message, retryAfterMillis()));
  }

  /** The time to do what waits, and what was sent away in the last second and will come back. */
  private long retryAfterMillis() {
    double comingBack;
    synchronized (refusedLately) {
      refusedLately.add(clock.getAsLong());
      comingBack = refusedLately.rate(clock.getAsLong());
    }
    return (long) ((queue.inFlight() + comingBack) * queue.paceNanos() / NANOS_PER_MILLI);
  }

  /** Counts a refusal, tells it in the log now and then, and makes it an exception. */
  RefusedException refused(Refusal refusal) {
    count(refusal);
    return new RefusedException(refusal);
  }

  /**
   * Counts a refusal that another part decided.
   *
   * @param refusal what the client is told
   */
  public void count(Refusal refusal) {
    refusals.get(refusal.reason()).increment();
    log.refused(refusal);
  }

  /**
   * Refusals since the start.
   *
   * @param reason of these
   * @return 0 or more
   */
  public long refusals(RefusalReason reason) {
    return refusals.get(reason).sum();
  }

  /**
   * Unary executions that run or wait.
   *
   * @return 0 or more
   */
  public int inFlight() {
    return queue.inFlight();
  }

  /**
   * Unary executions that may run or wait at the moment.
   *
   * @return at least the number of workers
   */
  public int limit() {
    return queue.limit();
  }

  /**
   * How short memory is.
   *
   * @return the stage of the moment
   */
  public HeapStage heapStage() {
    return heap.stage();
  }
}
