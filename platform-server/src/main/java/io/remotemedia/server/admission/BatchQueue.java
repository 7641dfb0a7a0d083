package io.remotemedia.server.admission;

import io.remotemedia.server.config.AdmissionConfig;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many unary executions may run or wait: as many as the measured pace of the workers lets start
 * in time. Thread-safe.
 *
 * <p>The pace is measured, not assumed: an execution that started after waiting behind {@code n}
 * others tells how long the workers take for each, whatever else they do meanwhile. A burst may
 * build up a wait of half a second; a queue that has not been empty for 100 ms is overload, where a
 * long wait helps nobody, and is held to a few executions (controlled delay, "Fail at Scale", ACM
 * Queue 2015). At least as many as there are workers are always let in.
 */
final class BatchQueue {
  /** Weight of a new sample; the pace follows a change within about 20 executions. */
  private static final double SMOOTHING = 0.125;

  /** Behind so many others, a sample counts half. */
  private static final double FEW = 3;

  private final int workers;
  private final int capacity;
  private final long burstWaitNanos;
  private final long standingWaitNanos;
  private final int standingWaitFactor;
  private final long standingAfterNanos;
  private final LongSupplier clock;

  private int inFlight;
  private double executionNanos;
  private double paceNanos;
  private long lastEmptyNanos;

  /**
   * An empty queue.
   *
   * @param workers threads that execute
   * @param capacity the most executions that wait, whatever the pace
   * @param config the waits
   * @param clock {@link System#nanoTime}
   */
  BatchQueue(int workers, int capacity, AdmissionConfig config, LongSupplier clock) {
    this.workers = workers;
    this.capacity = capacity;
    this.burstWaitNanos = TimeUnit.MILLISECONDS.toNanos(config.burstWaitMillis());
    this.standingWaitNanos = TimeUnit.MILLISECONDS.toNanos(config.standingWaitMillis());
    this.standingWaitFactor = config.standingWaitFactor();
    this.standingAfterNanos = TimeUnit.MILLISECONDS.toNanos(config.standingAfterMillis());
    this.clock = clock;
    this.lastEmptyNanos = clock.getAsLong();
  }

  /** How patiently a caller is treated. */
  enum Patience {
    /** Asks for more than its share while others ask for less: held to half a standing queue. */
    GREEDY,
    /** Alone, or like everybody else. */
    FAIR,
    /** Asks for less than its share while others ask for more: always let in like a burst. */
    MODEST
  }

  /** Why an execution is not let in; null when it is. */
  synchronized RefusalReason refusal(Patience patience, long timeLeftNanos) {
    long now = clock.getAsLong();
    noteIfEmpty(now);
    if (inFlight >= workers + capacity) {
      return RefusalReason.OVERLOADED;
    }
    double wait = waitNanos(inFlight);
    if (wait > 0 && wait > allowedNanos(patience, now)) {
      return RefusalReason.OVERLOADED;
    }
    return wait + executionNanos > timeLeftNanos ? RefusalReason.DEADLINE_OUT_OF_REACH : null;
  }

  /** Lets an execution in. */
  synchronized BatchTicket enter() {
    noteIfEmpty(clock.getAsLong());
    return new BatchTicket(this, inFlight++, clock.getAsLong());
  }

  private double allowedNanos(Patience patience, long now) {
    double standing = Math.max(standingWaitNanos, standingWaitFactor * executionNanos);
    return switch (patience) {
      // A burst is no excuse: what they pile up is what the others would wait behind.
      case GREEDY -> standing / 2;
      case FAIR -> isStanding(now) ? standing : burstWaitNanos;
      case MODEST -> burstWaitNanos;
    };
  }

  synchronized boolean isStanding() {
    long now = clock.getAsLong();
    noteIfEmpty(now);
    return isStanding(now);
  }

  private boolean isStanding(long now) {
    return now - lastEmptyNanos > standingAfterNanos;
  }

  private void noteIfEmpty(long now) {
    if (inFlight <= workers) {
      lastEmptyNanos = now;
    }
  }

  private double waitNanos(int ahead) {
    return ahead < workers ? 0 : (ahead - workers + 1) * paceNanos;
  }

  /** An execution starts on a worker. */
  synchronized void started(int ahead, long waitedNanos) {
    if (ahead >= workers) {
      int behind = ahead - workers + 1;
      // Behind one other, a pause of the machine looks like a pace; behind many it averages out.
      double weight = SMOOTHING * behind / (behind + FEW);
      double sample = (double) waitedNanos / behind;
      paceNanos = paceNanos == 0 ? sample : paceNanos + weight * (sample - paceNanos);
    }
  }

  /** An execution that had started is over. */
  synchronized void finished(int ahead, long tookNanos) {
    executionNanos = smoothed(executionNanos, tookNanos);
    if (ahead < workers) {
      // Nobody had to wait, so the workers alone tell the pace.
      paceNanos = smoothed(paceNanos, executionNanos / workers);
    }
    left();
  }

  /** An execution is over or was given up before it started. */
  synchronized void left() {
    inFlight--;
    noteIfEmpty(clock.getAsLong());
  }

  private static double smoothed(double average, double sample) {
    return average == 0 ? sample : average + SMOOTHING * (sample - average);
  }

  long now() {
    return clock.getAsLong();
  }

  /** Executions that run or wait. */
  synchronized int inFlight() {
    return inFlight;
  }

  /** The most that could run or wait now without a refusal: the limit that moves with the pace. */
  synchronized int limit() {
    long now = clock.getAsLong();
    noteIfEmpty(now);
    double waiting = paceNanos == 0 ? capacity : allowedNanos(Patience.FAIR, now) / paceNanos;
    return workers + (int) Math.min(capacity, waiting);
  }

  /** The wait of an execution that comes now. */
  synchronized long expectedWaitNanos() {
    return (long) waitNanos(inFlight);
  }

  /** The measured time between two starts when work is waiting. */
  synchronized double paceNanos() {
    return paceNanos;
  }

  /** The measured time on a worker. */
  synchronized double executionNanos() {
    return executionNanos;
  }
}
