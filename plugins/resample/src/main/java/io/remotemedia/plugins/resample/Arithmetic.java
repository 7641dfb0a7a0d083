package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.WritableAudioBuffer;

/**
 * The arithmetic of one precision on one kind of processor. Stateless and thread-safe.
 *
 * <p>Each result is a function of its own operands alone, in an order of operations that does not
 * depend on how many results one call computes: this is what makes the output independent of
 * chunks. Methods marked "may overrun" round the count up to {@link #SLACK} and leave rubbish
 * behind the results that were asked for; arrays from {@link #allocate} have room for that.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface Arithmetic<A> {
  /** Elements that methods may read and write beyond the count. */
  int SLACK = 64;

  /** Interpolated rows are whole multiples of this, so that vectors leave no remainder. */
  int ROW_QUANTUM = 8;

  /** Outputs that share a window in {@link #group}. */
  int GROUP = 16;

  /** An array of zeros, with slack. */
  A allocate(int length);

  /** Coefficients in this precision, with slack. */
  A coefficients(double[] values);

  /** Writes zeros. */
  void clear(A array, int from, int count);

  /** Copies one channel of a chunk. */
  void read(AudioBuffer chunk, int channel, int fromFrame, int count, A target, int at);

  /** Copies into one channel of a buffer; every NaN becomes the one canonical NaN. */
  void write(A source, int at, WritableAudioBuffer target, int channel, int fromFrame, int count)
      throws NodeException;

  /** Copies every {@code stride}-th element. */
  void gather(A source, int at, int stride, A target, int to, int count);

  /** Copies to every {@code stride}-th element. */
  void scatter(A source, int at, A target, int to, int stride, int count);

  /** Copies every other element to one array, those between to another; both may overrun. */
  void split(A source, int at, A even, int evenTo, A odd, int oddTo, int count);

  /** Puts the elements of two arrays in turn. May overrun, by twice as much in {@code out}. */
  void interleave(A even, int evenAt, A odd, int oddAt, A out, int to, int count);

  /** Element-wise differences within one array. May overrun. */
  void subtract(A array, int left, int right, int to, int count);

  /**
   * Puts two results of half the rate together from three products of a fast FIR step, within one
   * array: {@code even[t] = first[t] + late[t]} and {@code odd[t] = first[t] + second[t] -
   * apart[t]}. May overrun.
   */
  void combine(A array, int first, int second, int apart, int late, int even, int odd, int count);

  /**
   * Sliding dot products: {@code out[t] (+)= sum over k of c[k] x[t + k]}, added up in the order of
   * k; with several segments, those of the next segment after those of the one before. May overrun.
   *
   * @param c coefficients
   * @param from index of the first coefficient
   * @param taps number of coefficients of a segment
   * @param x input
   * @param at index of the input of the first result
   * @param segments number of segments, 1 or more
   * @param nextTaps from the coefficients of a segment to those of the next
   * @param nextInput from the input of a segment to that of the next
   * @param out takes the results
   * @param to index of the first result
   * @param count number of results
   * @param onto whether the sums start from what {@code out} holds, or from zero
   */
  void convolve(
      A c,
      int from,
      int taps,
      A x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      A out,
      int to,
      int count,
      boolean onto);

  /**
   * Two {@link #convolve} of one input that start from zero: the coefficients of the second begin
   * at {@code from2}, its results at {@code to2}. May overrun.
   */
  void convolveTwo(
      A c,
      int from,
      int from2,
      int taps,
      A x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      A out,
      int to,
      int to2,
      int count);

  /**
   * Three {@link #convolve} of one input that start from zero: coefficients and results of the next
   * lie {@code nextFrom} and {@code nextTo} further on. May overrun.
   */
  void convolveThree(
      A c,
      int from,
      int nextFrom,
      int taps,
      A x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      A out,
      int to,
      int nextTo,
      int count);

  /**
   * Dot products of a group of filter rows with several windows, each added up in one order: the
   * taps before the centre of the filter, those behind it, then the centre. The tails are small,
   * and so is the rounding of their sums; in the order of time half of them would be added to large
   * ones.
   *
   * @param rows coefficients: for each tap, those of all {@link #GROUP} rows
   * @param from index of the first coefficient
   * @param taps number of taps
   * @param tail number of taps of each of the two tails
   * @param x input
   * @param at index of the first window
   * @param stride from one window to the next
   * @param windows number of windows
   * @param out takes the results: {@link #GROUP} for each window
   * @param to index of the first result
   * @param outStride from the results of one window to those of the next
   */
  void group(
      A rows,
      int from,
      int taps,
      int tail,
      A x,
      int at,
      int stride,
      int windows,
      A out,
      int to,
      int outStride);

  /**
   * One output between rows: the cubic through the dot products of four consecutive rows with one
   * window.
   *
   * @param rows filter table
   * @param row index of the first coefficient of the first row
   * @param length coefficients per row, a multiple of {@link #ROW_QUANTUM}
   * @param x input
   * @param at index of the window
   * @param fraction the position between the second and the third row, in [0, 1)
   * @param out takes the result
   * @param to index of the result
   */
  void interpolate(A rows, int row, int length, A x, int at, double fraction, A out, int to);
}
