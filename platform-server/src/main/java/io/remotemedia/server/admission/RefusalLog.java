package io.remotemedia.server.admission;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a second for each reason, with how often: a flood of refusals must not flood the log.
 */
final class RefusalLog {
  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
  private static final long PERIOD_NANOS = 1_000_000_000L;

  private final LongSupplier clock;
  private final Map<RefusalReason, Count> counts = new EnumMap<>(RefusalReason.class);

  private static final class Count {
    private long refusals;
    private long toldNanos;
    private boolean told;
  }

  RefusalLog(LongSupplier clock) {
    this.clock = clock;
  }

  void refused(Refusal refusal) {
    long times = takeIfDue(refusal.reason());
    if (times > 0) {
      log.atWarn()
          .addKeyValue("event", "call.refused")
          .addKeyValue("reason", refusal.reason().label())
          .addKeyValue("times", times)
          .addKeyValue("retry_after_ms", refusal.retryAfterMillis())
          .log("calls refused: {}", refusal.message());
    }
  }

  private synchronized long takeIfDue(RefusalReason reason) {
    Count count = counts.computeIfAbsent(reason, any -> new Count());
    count.refusals++;
    long now = clock.getAsLong();
    if (count.told && now - count.toldNanos < PERIOD_NANOS) {
      return 0;
    }
    long times = count.refusals;
    count.refusals = 0;
    count.toldNanos = now;
    count.told = true;
    return times;
  }
}
