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

  /** Rows of a filter table are whole multiples of this, so that vectors leave no remainder. */
  int ROW_QUANTUM = 8;

  /** Outputs that share a window in {@link #dot}. */
  int GROUP = 4;

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

  /** Element-wise sums within one array. May overrun. */
  void add(A array, int left, int right, int to, int count);

  /**
   * Puts two results of half the rate together from three products of a fast FIR step, within one
   * array: {@code even[t] = first[t] + late[t]} and {@code odd[t] = both[t] - (first[t] +
   * second[t])}. May overrun.
   */
  void combine(A array, int first, int second, int both, int late, int even, int odd, int count);

  /**
   * Sliding dot products: {@code out[t] (+)= sum over k of c[k] x[t + k]}, added up in the order of
   * k. May overrun.
   *
   * @param c coefficients
   * @param from index of the first coefficient
   * @param taps number of coefficients
   * @param x input
   * @param at index of the input of the first result
   * @param out takes the results
   * @param to index of the first result
   * @param count number of results
   * @param onto whether the sums start from what {@code out} holds, or from zero
   */
  void convolve(A c, int from, int taps, A x, int at, A out, int to, int count, boolean onto);

  /** Two {@link #convolve} of one input, with the coefficients and results of both. May overrun. */
  void convolveTwo(
      A c,
      int from,
      int from2,
      int taps,
      A x,
      int at,
      A out,
      int to,
      int to2,
      int count,
      boolean onto);

  /**
   * Dot products of four consecutive rows with several windows.
   *
   * @param rows filter table
   * @param row index of the first coefficient of the first row
   * @param length coefficients per row, a multiple of {@link #ROW_QUANTUM}
   * @param x input
   * @param at index of the first window
   * @param stride from one window to the next
   * @param windows number of windows
   * @param out takes the results
   * @param to index of the first result
   * @param outStride from the results of one window to those of the next
   * @param used how many of the four rows give results; the others are left out
   * @param scratch of {@link #dotScratch} elements, for intermediate sums
   */
  void dot(
      A rows,
      int row,
      int length,
      A x,
      int at,
      int stride,
      int windows,
      A out,
      int to,
      int outStride,
      int used,
      A scratch);

  /** Elements that {@link #dot} and {@link #interpolate} need as scratch. */
  int dotScratch();

  /**
   * One output between rows: the cubic through the dot products of four consecutive rows with one
   * window.
   *
   * @param fraction the position between the second and the third row, in [0, 1)
   */
  void interpolate(
      A rows, int row, int length, A x, int at, double fraction, A out, int to, A scratch);
}
