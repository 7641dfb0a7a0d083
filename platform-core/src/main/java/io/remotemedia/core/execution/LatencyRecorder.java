package io.remotemedia.core.execution;

/**
 * Percentiles of any number of latencies in a fixed two kilobytes: sixteen buckets for every power
 * of two, so a percentile is at most 3 % from the true one. Range 64 ns to 137 s; what is beyond
 * counts at the end. Used by one owner at a time.
 */
final class LatencyRecorder {
  private static final int UNIT_SHIFT = 6;
  private static final int SUB_BITS = 4;
  private static final int SUB_BUCKETS = 1 << SUB_BITS;
  private static final long MAX_UNITS = Integer.MAX_VALUE;
  private static final int SIZE = index(MAX_UNITS) + 1;

  private final int[] counts = new int[SIZE];
  private long count;
  private long sumNanos;
  private long maxNanos;

  void record(long nanos) {
    counts[index(Math.clamp(nanos >> UNIT_SHIFT, 0, MAX_UNITS))]++;
    count++;
    sumNanos += nanos;
    maxNanos = Math.max(maxNanos, nanos);
  }

  long count() {
    return count;
  }

  long meanNanos() {
    return count == 0 ? 0 : sumNanos / count;
  }

  long maxNanos() {
    return maxNanos;
  }

  /** The latency that this part of all was within; 0 when there is none. */
  long percentileNanos(double part) {
    long rank = Math.max(1, (long) Math.ceil(part * count));
    long seen = 0;
    for (int i = 0; i < SIZE; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return Math.min(maxNanos, middle(i) << UNIT_SHIFT);
      }
    }
    return maxNanos;
  }

  private static int index(long units) {
    if (units < SUB_BUCKETS) {
      return (int) units;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(units) - SUB_BITS;
    return (shift << SUB_BITS) + (int) (units >>> shift);
  }

  private static long middle(int index) {
    if (index < 2 * SUB_BUCKETS) {
      return index;
    }
    int shift = (index >> SUB_BITS) - 1;
    long low = (long) ((index & (SUB_BUCKETS - 1)) + SUB_BUCKETS) << shift;
    return low + (1L << shift) / 2;
  }
}
