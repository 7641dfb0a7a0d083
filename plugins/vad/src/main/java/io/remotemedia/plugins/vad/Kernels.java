package io.remotemedia.plugins.vad;

/**
 * The inner loops of the analysis. Arrays in <em>lanes</em> hold {@link #MOST_LANES} hops side by
 * side: element {@code i} of hop {@code h} lies at {@code i * MOST_LANES + h}. Every hop, bin and
 * unit is computed by the same operations in the same order whatever the width of a vector, so that
 * all implementations give the same bits.
 */
interface Kernels {
  /** Hops that are analysed together: the lanes of the widest vectors. */
  int MOST_LANES = 16;

  /**
   * The first stage of a complex transform of decimation in time: sums and differences of
   * neighbours, without a multiplication.
   *
   * @param re real parts in lanes
   * @param im imaginary parts in lanes
   * @param half number of elements
   * @param lanes hops
   */
  void firstStage(float[] re, float[] im, int half, int lanes);

  /**
   * Two stages at once, of {@code span} and of twice as much: every number is read and written
   * once.
   *
   * @param re real parts in lanes
   * @param im imaginary parts in lanes
   * @param turns where the cosines and sines of this transform lie
   * @param span distance of the elements in the first of both
   * @param lanes hops
   */
  void twoStages(float[] re, float[] im, Turns turns, int span, int lanes);

  /**
   * The first two stages, which need no multiplication.
   *
   * @param re real parts in lanes
   * @param im imaginary parts in lanes
   * @param half number of elements
   * @param lanes hops
   */
  void firstStages(float[] re, float[] im, int half, int lanes);

  /**
   * Squared magnitudes of a real transform from the complex one of half its length.
   *
   * @param re real parts in lanes
   * @param im imaginary parts in lanes
   * @param turns cosines and sines
   * @param power receives bins in lanes
   * @param lanes hops
   */
  void power(float[] re, float[] im, Turns turns, float[] power, int lanes);

  /**
   * Real parts of a real transform from the complex one of half its length.
   *
   * @param re real parts in lanes
   * @param im imaginary parts in lanes
   * @param turns cosines and sines
   * @param real receives bins in lanes; may not be {@code re}
   * @param lanes hops
   */
  void realParts(float[] re, float[] im, Turns turns, float[] real, int lanes);

  /**
   * The highest local maximum, or 0.
   *
   * @param values in lanes
   * @param first first index that may be one, at least 1
   * @param last last index that may be one
   * @param highest receives one number per hop
   * @param lanes hops
   */
  void highestPeaks(float[] values, int first, int last, float[] highest, int lanes);

  /**
   * Adds a filtered phase: {@code target[i] += tap[k] * source[from + i - k]}, even taps first.
   *
   * @param taps coefficients, an even number
   * @param source the newest sample of output 0 for tap 0 lies at {@code from}, older ones before
   * @param from index
   * @param target sums from index 0, padded to a multiple of {@link #MOST_LANES}
   * @param count number of sums
   */
  void convolve(float[] taps, float[] source, int from, float[] target, int count);

  /**
   * Smooths the power of every bin in time and follows its minimum.
   *
   * @param power bins of the hop
   * @param at first index in {@code power}
   * @param state what is remembered per bin
   */
  void followMinimum(float[] power, int at, NoiseFloor.Bins state);

  /**
   * Magnitudes of what stands above the background: the square root of {@code power - factor *
   * floor}, where that is positive.
   *
   * @param power bins of the hop
   * @param at first index in {@code power}
   * @param floor the background
   * @param factor how much of it to take away
   * @param target receives the magnitudes from index 0
   * @param count number of bins
   */
  void magnitudesAbove(
      float[] power, int at, float[] floor, float factor, float[] target, int count);

  /**
   * A layer of a network: {@code target = bias + weights x inputs}.
   *
   * @param weights for every input the weights of all units, padded to a multiple of {@link
   *     #MOST_LANES}
   * @param bias one per unit, padded
   * @param inputs the numbers that come in
   * @param count how many
   * @param target receives the sums, padded
   */
  void layer(float[] weights, float[] bias, float[] inputs, int count, float[] target);
}
