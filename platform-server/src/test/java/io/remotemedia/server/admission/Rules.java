package io.remotemedia.server.admission;

import io.remotemedia.server.config.AdmissionConfig;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The shipped rules, and a clock that only the test moves. */
final class Rules {
  static final AdmissionConfig SHIPPED = new AdmissionConfig(500, 20, 8, 100, 85, 92, 95);
  static final long MILLI = 1_000_000;

  private Rules() {}

  /** Time that stands still until it is moved. */
  static final class Clock implements LongSupplier {
    private final AtomicLong now = new AtomicLong(1);

    @Override
    public long getAsLong() {
      return now.get();
    }

    void advanceMillis(double millis) {
      now.addAndGet((long) (millis * MILLI));
    }
  }
}
