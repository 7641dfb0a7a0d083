package io.remotemedia.benchmarks.compare;

import java.util.Arrays;

/** The times of one contender. */
public final class Timing {
  private final String name;
  private long[] nanos = new long[64];
  private int count;

  Timing(String name) {
    this.name = name;
  }

  void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }

  /**
   * The contender's name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The median.
   *
   * @return microseconds
   */
  public double medianMicros() {
    return quantileMicros(0.5);
  }

  /**
   * A quantile; 0.1 shows what is left when the machine is quiet.
   *
   * @param part from 0 to 1
   * @return microseconds
   */
  public double quantileMicros(double part) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) (part * (count - 1))] / 1e3;
  }
}
