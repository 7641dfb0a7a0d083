package io.remotemedia.core.execution;

import io.remotemedia.spi.GrantedLimits;
import java.util.Objects;

/**
 * Granted limits, and who set each of them.
 *
 * @param limits what was granted
 * @param memory who set the memory budget
 * @param time who set the time limit
 * @param samples who set the sample limit
 */
public record LimitGrant(
    GrantedLimits limits, LimitOrigin memory, LimitOrigin time, LimitOrigin samples) {
  /** Checks that nothing is missing. */
  public LimitGrant {
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(samples, "samples");
  }

  /**
   * Limits that nobody asked for.
   *
   * @param limits what is granted
   * @return the grant
   */
  public static LimitGrant byDefault(GrantedLimits limits) {
    return new LimitGrant(
        limits, LimitOrigin.SERVER_DEFAULT, LimitOrigin.SERVER_DEFAULT, LimitOrigin.SERVER_DEFAULT);
  }
}
