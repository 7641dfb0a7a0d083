package io.remotemedia.server.auth;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that were refused for who makes them: all are counted, a few a second are logged, so that
 * whoever guesses tokens cannot fill the log. Thread-safe.
 */
public final class FailedAttempts {
  private static final Logger log = LoggerFactory.getLogger(FailedAttempts.class);
  private static final int LINES_PER_SECOND = 5;
  private static final long SECOND_NANOS = 1_000_000_000;

  /** Why a call was refused. */
  public enum Reason {
    /** No bearer token, or more than one, or none that could be one. */
    MALFORMED,
    /** A token that is not accepted, or not any more. */
    UNKNOWN,
    /** A good token whose roles do not open the method. */
    FORBIDDEN
  }

  private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);
  private final LongSupplier nanoClock;
  private long windowStart;
  private int linesInWindow;
  private long suppressed;

  /**
   * Nothing refused yet.
   *
   * @param nanoClock gives the time in nanoseconds
   */
  public FailedAttempts(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    windowStart = nanoClock.getAsLong();
    for (Reason reason : Reason.values()) {
      counts.put(reason, new LongAdder());
    }
  }

  void refused(Reason reason, String peer, String method, String caller) {
    counts.get(reason).increment();
    long left = admitLine();
    if (left < 0) {
      return;
    }
    log.atWarn()
        .addKeyValue("event", "auth.refused")
        .addKeyValue("reason", reason.name().toLowerCase(java.util.Locale.ROOT))
        .addKeyValue("peer", peer)
        .addKeyValue("method", method)
        .addKeyValue("caller", caller)
        .addKeyValue("not_logged", left)
        .log("a call was refused");
  }

  /** How many were not logged since the last line; negative when this one is not either. */
  private synchronized long admitLine() {
    long now = nanoClock.getAsLong();
    if (now - windowStart >= SECOND_NANOS) {
      windowStart = now;
      linesInWindow = 0;
    }
    if (linesInWindow == LINES_PER_SECOND) {
      suppressed++;
      return -1;
    }
    linesInWindow++;
    long left = suppressed;
    suppressed = 0;
    return left;
  }

  /**
   * Counts.
   *
   * @param reason why
   * @return calls that were refused for it
   */
  public long count(Reason reason) {
    return counts.get(reason).sum();
  }
}
