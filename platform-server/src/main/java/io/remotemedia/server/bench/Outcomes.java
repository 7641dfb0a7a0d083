package io.remotemedia.server.bench;

import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What became of the calls of one run. Thread-safe. */
final class Outcomes {
  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);
  private static final long MAX_TRACKED_NANOS = 600_000_000_000L;
  private static final int DIGITS = 3;
  private static final double PERCENT = 100;

  private final Recorder accepted = new Recorder(MAX_TRACKED_NANOS, DIGITS);
  private final Recorder refused = new Recorder(MAX_TRACKED_NANOS, DIGITS);
  private final Recorder pushbacks = new Recorder(DIGITS);
  private final AtomicLong succeeded = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong refusalsWithoutHint = new AtomicLong();
  private final Map<String, Long> failures = new TreeMap<>();

  void succeeded(long nanos) {
    succeeded.incrementAndGet();
    accepted.recordValue(bounded(nanos));
  }

  /** The call was OK and its answer is an error of the pipeline. */
  void fault(String message) {
    faults.incrementAndGet();
    note("fault: " + message);
  }

  /** The call failed. */
  void failed(Status status, Metadata trailers, long nanos) {
    boolean overload =
        status.getCode() == Status.Code.UNAVAILABLE
            || status.getCode() == Status.Code.RESOURCE_EXHAUSTED;
    String pushback = trailers == null ? null : trailers.get(PUSHBACK);
    if (!overload || pushback == null && status.getCode() == Status.Code.RESOURCE_EXHAUSTED) {
      note(status.getCode() + ": " + status.getDescription());
      return;
    }
    refusals.incrementAndGet();
    refused.recordValue(bounded(nanos));
    if (pushback != null && pushback.matches("[0-9]{1,9}")) {
      pushbacks.recordValue(Long.parseLong(pushback));
    } else {
      refusalsWithoutHint.incrementAndGet();
      note(status.getCode() + " without a hint: " + status.getDescription());
    }
  }

  private static long bounded(long nanos) {
    return Math.clamp(nanos, 1, MAX_TRACKED_NANOS);
  }

  private synchronized void note(String failure) {
    if (failures.size() < PERCENT || failures.containsKey(failure)) {
      failures.merge(failure, 1L, Long::sum);
    }
  }

  long answered() {
    return succeeded.get() + faults.get() + refusals.get() + noted();
  }

  private synchronized long noted() {
    return failures.entrySet().stream()
        .filter(
            entry ->
                !entry.getKey().startsWith("fault") && !entry.getKey().contains(" without a hint"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  synchronized UnaryReport report(double offered, double seconds, Histogram lag, long unsent) {
    Histogram hints = pushbacks.getIntervalHistogram();
    return new UnaryReport(
        offered,
        seconds,
        succeeded.get(),
        succeeded.get() / seconds,
        refusals.get(),
        refusalsWithoutHint.get(),
        faults.get() + noted(),
        unsent,
        Latencies.of(accepted.getIntervalHistogram()),
        Latencies.of(refused.getIntervalHistogram()),
        hints.getTotalCount() == 0 ? 0 : hints.getMinNonZeroValue(),
        hints.getMaxValue(),
        spread(hints),
        Latencies.of(lag),
        Map.copyOf(failures));
  }

  /** (p90 - p10) / mean: 0 when all would come back together. */
  private static double spread(Histogram hints) {
    return hints.getTotalCount() == 0
        ? 0
        : (hints.getValueAtPercentile(90) - hints.getValueAtPercentile(10)) / hints.getMean();
  }
}
