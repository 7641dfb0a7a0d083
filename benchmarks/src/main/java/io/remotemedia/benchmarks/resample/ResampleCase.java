package io.remotemedia.benchmarks.resample;

import io.remotemedia.plugins.resample.Quality;

/**
 * One conversion to compare.
 *
 * @param goal the goal that it belongs to, or a dash
 * @param in input rate, Hz
 * @param out output rate, Hz
 * @param seconds length of the input
 * @param quality ours
 * @param limit the largest ratio of our time to soxr's that meets the goal; NaN without a goal
 */
record ResampleCase(String goal, int in, int out, double seconds, Quality quality, double limit) {
  static ResampleCase withoutGoal(int in, int out, double seconds, Quality quality) {
    return new ResampleCase("-", in, out, seconds, quality, Double.NaN);
  }

  int frames() {
    return (int) Math.round(in * seconds);
  }

  int outputFrames() {
    return (int) Math.ceilDiv((long) frames() * out, in);
  }

  /** soxr's recipe of the same rank: LQ, MQ, HQ, VHQ. */
  int soxrRecipe() {
    return switch (quality) {
      case LOW -> 1;
      case MEDIUM -> 2;
      case HIGH -> 4;
      case VERY_HIGH -> 6;
    };
  }

  /** libsamplerate's converter of the same rank. */
  int samplerateConverter() {
    return switch (quality) {
      case LOW, MEDIUM -> 2;
      case HIGH -> 1;
      case VERY_HIGH -> 0;
    };
  }

  @Override
  public String toString() {
    return "%-3s %6d->%-6d %5.2f s %-9s".formatted(goal, in, out, seconds, quality);
  }
}
