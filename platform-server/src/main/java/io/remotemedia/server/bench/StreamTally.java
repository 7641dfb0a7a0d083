package io.remotemedia.server.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What became of the chunks of all streams of a run. Thread-safe. */
final class StreamTally {
  private static final long MAX_TRACKED_NANOS = 600_000_000_000L;
  private static final int DIGITS = 3;
  private static final int MAX_KINDS = 100;

  private final Recorder latency = new Recorder(MAX_TRACKED_NANOS, DIGITS);
  private final LongAdder chunks = new LongAdder();
  private final LongAdder results = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final Map<String, Long> failures = new TreeMap<>();

  void sent() {
    chunks.increment();
  }

  void answered(long nanos, long periodNanos) {
    results.increment();
    latency.recordValue(Math.clamp(nanos, 1, MAX_TRACKED_NANOS));
    if (nanos > periodNanos) {
      late.increment();
    }
  }

  void failed(String what) {
    errors.increment();
    synchronized (failures) {
      if (failures.size() < MAX_KINDS || failures.containsKey(what)) {
        failures.merge(what, 1L, Long::sum);
      }
    }
  }

  StreamReport report(int streams, double seconds, Histogram lag) {
    synchronized (failures) {
      return new StreamReport(
          streams,
          seconds,
          chunks.sum(),
          results.sum(),
          errors.sum(),
          late.sum(),
          Latencies.of(latency.getIntervalHistogram()),
          Latencies.of(lag),
          Map.copyOf(failures));
    }
  }
}
