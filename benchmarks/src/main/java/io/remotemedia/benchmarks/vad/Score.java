package io.remotemedia.benchmarks.vad;

/** Counts right and wrong decisions, and probabilities by class. */
final class Score {
  private static final int STEPS = 10_000;

  private final long[] decided = new long[4];
  private final long[] silence = new long[STEPS + 1];
  private final long[] speech = new long[STEPS + 1];
  private boolean hasProbabilities;

  void add(boolean[] active, Detection detection) {
    for (int i = 0; i < Math.min(active.length, detection.speech().length); i++) {
      decided[(active[i] ? 2 : 0) + (detection.speech()[i] ? 1 : 0)]++;
    }
    if (detection.probability() == null) {
      return;
    }
    hasProbabilities = true;
    for (int i = 0; i < Math.min(active.length, detection.probability().length); i++) {
      long[] counts = active[i] ? speech : silence;
      counts[(int) Math.rint(detection.probability()[i] * STEPS)]++;
    }
  }

  /** The part of the speech that was found. */
  double truePositives() {
    return (double) decided[3] / Math.max(1, decided[2] + decided[3]);
  }

  /** The part of the rest that was taken for speech. */
  double falsePositives() {
    return (double) decided[1] / Math.max(1, decided[0] + decided[1]);
  }

  /** The mean of the parts of both classes that were recognized. */
  double balancedAccuracy() {
    return (truePositives() + 1 - falsePositives()) / 2;
  }

  /** The harmonic mean of precision and recall of speech. */
  double f1() {
    return 2.0 * decided[3] / Math.max(1, 2 * decided[3] + decided[1] + decided[2]);
  }

  boolean hasProbabilities() {
    return hasProbabilities;
  }

  /**
   * The curve of the probabilities: pairs of false and true positives, from (0, 0) to (1, 1).
   *
   * @return {@code [false positives, true positives]} for every threshold
   */
  double[][] curve() {
    double[][] points = new double[STEPS + 2][];
    long falses = 0;
    long trues = 0;
    double allFalse = Math.max(1, sum(silence));
    double allTrue = Math.max(1, sum(speech));
    points[0] = new double[2];
    for (int step = STEPS; step >= 0; step--) {
      falses += silence[step];
      trues += speech[step];
      points[STEPS - step + 1] = new double[] {falses / allFalse, trues / allTrue};
    }
    return points;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** The area under a curve, by trapezoids. */
  static double area(double[][] curve) {
    double area = 0;
    for (int i = 1; i < curve.length; i++) {
      area += (curve[i][0] - curve[i - 1][0]) * (curve[i][1] + curve[i - 1][1]) / 2;
    }
    return area;
  }
}
