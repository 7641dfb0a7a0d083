package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.spi.GrantedLimits;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Cancels executions whose time is over. One thread for all of them. */
final class DeadlineTimer implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  DeadlineTimer() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().name("deadline-timer").daemon().unstarted(task));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Cancels when the time limit is reached.
   *
   * @param cancellation what to cancel
   * @param limits the granted limits
   * @param remainingNanos time left; may be negative
   * @return to be cancelled when the work ended in time
   */
  Future<?> start(Cancellation cancellation, GrantedLimits limits, long remainingNanos) {
    return timer.schedule(
        () -> cancellation.cancel(exceeded(limits)), remainingNanos, TimeUnit.NANOSECONDS);
  }

  static Fault exceeded(GrantedLimits limits) {
    return Fault.of(
        DiagnosticCode.TIME_LIMIT,
        "the time limit of %d ms (queueing and computing) is exceeded; ask for more in resource_limits.max_timeout_ms, or send less audio at once"
            .formatted(limits.maxTimeMillis()));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
