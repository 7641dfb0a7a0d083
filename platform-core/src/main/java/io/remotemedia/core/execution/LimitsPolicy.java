package io.remotemedia.core.execution;

import io.remotemedia.spi.GrantedLimits;

/**
 * The limits of a server: what an execution gets when it asks for nothing, and the most that it can
 * ask for.
 *
 * @param defaults granted when 0 is asked
 * @param maxima what is asked above is clamped to this
 */
public record LimitsPolicy(GrantedLimits defaults, GrantedLimits maxima) {
  /** 100 MB, 5 s and 10,000,000 samples; at most ten times that. */
  public static final LimitsPolicy STANDARD =
      new LimitsPolicy(
          new GrantedLimits(100_000_000L, 5_000L, 10_000_000L),
          new GrantedLimits(1_000_000_000L, 50_000L, 100_000_000L));

  /**
   * Grants limits.
   *
   * @param memoryBytes asked, unsigned; 0 for the default
   * @param timeMillis asked, unsigned; 0 for the default
   * @param audioSamples asked, unsigned; 0 for the default
   * @return what is granted, and who set it
   */
  public LimitGrant grant(long memoryBytes, long timeMillis, long audioSamples) {
    GrantedLimits granted =
        new GrantedLimits(
            clamped(memoryBytes, defaults.maxMemoryBytes(), maxima.maxMemoryBytes()),
            clamped(timeMillis, defaults.maxTimeMillis(), maxima.maxTimeMillis()),
            clamped(audioSamples, defaults.maxAudioSamples(), maxima.maxAudioSamples()));
    return new LimitGrant(
        granted,
        origin(memoryBytes, maxima.maxMemoryBytes()),
        origin(timeMillis, maxima.maxTimeMillis()),
        origin(audioSamples, maxima.maxAudioSamples()));
  }

  private static LimitOrigin origin(long asked, long max) {
    if (asked == 0) {
      return LimitOrigin.SERVER_DEFAULT;
    }
    return Long.compareUnsigned(asked, max) > 0 ? LimitOrigin.SERVER_MAXIMUM : LimitOrigin.CLIENT;
  }

  private static long clamped(long asked, long byDefault, long max) {
    if (asked == 0) {
      return Math.min(byDefault, max);
    }
    return Long.compareUnsigned(asked, max) > 0 ? max : asked;
  }
}
