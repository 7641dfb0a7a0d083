package io.remotemedia.server.admission;

import io.remotemedia.server.auth.Quota;

/** What one caller uses of its quota. Thread-safe. */
final class CallerUse {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long SLOT_RETRY_MILLIS = 200;

  private double allowance;
  private long refilledNanos;
  private boolean filled;
  private int executions;
  private int streams;

  /** Takes what a call needs, or tells why not; null when it was taken. */
  synchronized Refusal take(WorkKind kind, Quota quota, long nowNanos) {
    Refusal full = kind == WorkKind.BATCH ? executionsFull(quota) : streamsFull(quota);
    if (full != null) {
      return full;
    }
    Refusal tooFast = rate(quota, nowNanos);
    if (tooFast != null) {
      return tooFast;
    }
    if (kind == WorkKind.BATCH) {
      executions++;
    } else {
      streams++;
    }
    return null;
  }

  private Refusal executionsFull(Quota quota) {
    int most = quota.concurrentExecutions();
    return most == 0 || executions < most
        ? null
        : new Refusal(
            RefusalReason.QUOTA_EXECUTIONS,
            "the token runs %d executions at the same time, its quota is %d"
                .formatted(executions, most),
            SLOT_RETRY_MILLIS);
  }

  private Refusal streamsFull(Quota quota) {
    int most = quota.streams();
    return most == 0 || streams < most
        ? null
        : new Refusal(
            RefusalReason.QUOTA_STREAMS,
            "the token has %d streams at the same time, its quota is %d".formatted(streams, most),
            SLOT_RETRY_MILLIS);
  }

  /** A bucket that holds the calls of one second. */
  private Refusal rate(Quota quota, long nowNanos) {
    double perSecond = quota.callsPerSecond();
    if (perSecond == 0) {
      return null;
    }
    double most = Math.max(1, perSecond);
    double refill = (nowNanos - refilledNanos) / NANOS_PER_SECOND * perSecond;
    allowance = filled ? Math.min(most, allowance + refill) : most;
    filled = true;
    refilledNanos = nowNanos;
    if (allowance < 1) {
      return new Refusal(
          RefusalReason.QUOTA_RATE,
          "the token makes more calls than its quota of %s a second".formatted(perSecond),
          (long) Math.ceil((1 - allowance) / perSecond * 1_000));
    }
    allowance -= 1;
    return null;
  }

  /** Gives back what a call held. */
  synchronized void release(WorkKind kind) {
    if (kind == WorkKind.BATCH) {
      executions--;
    } else {
      streams--;
    }
  }
}
