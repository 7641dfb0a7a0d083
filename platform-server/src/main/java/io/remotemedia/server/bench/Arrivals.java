package io.remotemedia.server.bench;

import java.util.random.RandomGenerator;

/** When calls are sent, fixed before the first one is. */
public final class Arrivals {
  private static final double NANOS_PER_SECOND = 1e9;

  private Arrivals() {}

  /** How arrivals are spread. */
  public enum Spread {
    /** Independent of each other, as many clients are: exponential gaps. */
    POISSON,
    /** At equal gaps. */
    UNIFORM
  }

  /**
   * Draws the times of all arrivals.
   *
   * @param spread how they are spread
   * @param perSecond mean rate
   * @param seconds length
   * @param random source of chance
   * @return nanoseconds from the start, ascending
   */
  public static long[] draw(
      Spread spread, double perSecond, double seconds, RandomGenerator random) {
    int count = (int) Math.max(1, Math.round(perSecond * seconds));
    long[] times = new long[count];
    double at = 0;
    for (int i = 0; i < count; i++) {
      times[i] = (long) at;
      double gap = spread == Spread.UNIFORM ? 1 : -Math.log(1 - random.nextDouble());
      at += gap * NANOS_PER_SECOND / perSecond;
    }
    return times;
  }
}
