package io.remotemedia.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Times contenders in turn: each round runs every contender twice and times the second run, so that
 * nobody pays for the caches that another one filled; it starts with another one each time. Slow
 * contenders sit out most rounds, so that they do not make up the whole run.
 */
public final class Rounds {
  private static final long SLOW_NANOS = 5_000_000;
  private static final int SLOW_EVERY = 16;
  private static final int LONGEST_WARM_UPS = 20;
  private static final double STILL_FASTER = 0.97;

  private final long warmUpNanos;
  private final int rounds;

  /**
   * Sets the size of a comparison.
   *
   * @param warmUpMillis each contender runs untimed until it has not got faster for so long: the
   *     JIT compiler has done its work then
   * @param rounds timed rounds
   */
  public Rounds(long warmUpMillis, int rounds) {
    this.warmUpNanos = warmUpMillis * 1_000_000;
    this.rounds = rounds;
  }

  /**
   * Times the contenders.
   *
   * @param contenders at least one
   * @return a timing for each, in their order
   * @throws Exception what a contender throws
   */
  public List<Timing> time(List<Contender> contenders) throws Exception {
    List<Timing> timings = new ArrayList<>();
    List<Boolean> slow = new ArrayList<>();
    for (Contender contender : contenders) {
      slow.add(warmUp(contender) > SLOW_NANOS);
      timings.add(new Timing(contender.name()));
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        int index = (round + i) % contenders.size();
        if (!slow.get(index) || round % SLOW_EVERY == 0) {
          nanos(contenders.get(index));
          timings.get(index).add(nanos(contenders.get(index)));
        }
      }
    }
    return timings;
  }

  /** Goes on until it has stopped to get faster; returns the best time of a run. */
  private long warmUp(Contender contender) throws Exception {
    long best = Long.MAX_VALUE;
    long start = System.nanoTime();
    long improved = start;
    long now = start;
    while (now - improved < warmUpNanos && now - start < LONGEST_WARM_UPS * warmUpNanos) {
      long time = nanos(contender);
      now = System.nanoTime();
      if (time < best * STILL_FASTER) {
        improved = now;
      }
      best = Math.min(best, time);
    }
    return best;
  }

  private static long nanos(Contender contender) throws Exception {
    long start = System.nanoTime();
    contender.work().run();
    return System.nanoTime() - start;
  }
}
