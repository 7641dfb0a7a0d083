package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Arrays;

/** Double precision on any processor: for I32 samples, whose 32 bits a float does not hold. */
class DoubleArithmetic implements Arithmetic<double[]> {
  @Override
  public double[] allocate(int length) {
    return new double[length + SLACK];
  }

  @Override
  public double[] coefficients(double[] values) {
    double[] copy = allocate(values.length);
    System.arraycopy(values, 0, copy, 0, values.length);
    return copy;
  }

  @Override
  public void clear(double[] array, int from, int count) {
    Arrays.fill(array, from, from + count, 0);
  }

  @Override
  public void read(
      AudioBuffer chunk, int channel, int fromFrame, int count, double[] target, int at) {
    chunk.readDoubles(channel, fromFrame, count, target, at);
  }

  @Override
  public void write(
      double[] source, int at, WritableAudioBuffer target, int channel, int fromFrame, int count)
      throws NodeException {
    if (anyNan(source, at, count)) {
      canonicalize(source, at, count);
    }
    target.writeDoubles(channel, fromFrame, count, source, at);
  }

  /** Whether there may be a NaN among the values. */
  boolean anyNan(double[] values, int at, int count) {
    for (int i = at; i < at + count; i++) {
      if (Double.isNaN(values[i])) {
        return true;
      }
    }
    return false;
  }

  /** Which of several NaNs a sum takes over is up to the compiler; the output must not show it. */
  private static void canonicalize(double[] values, int at, int count) {
    for (int i = at; i < at + count; i++) {
      values[i] = Double.isNaN(values[i]) ? Double.NaN : values[i];
    }
  }

  @Override
  public void gather(double[] source, int at, int stride, double[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] = source[at + i * stride];
    }
  }

  @Override
  public void scatter(double[] source, int at, double[] target, int to, int stride, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * stride] = source[at + i];
    }
  }

  @Override
  public void split(
      double[] source, int at, double[] even, int evenTo, double[] odd, int oddTo, int count) {
    for (int i = 0; i < count; i++) {
      even[evenTo + i] = source[at + 2 * i];
      odd[oddTo + i] = source[at + 2 * i + 1];
    }
  }

  @Override
  public void interleave(
      double[] even, int evenAt, double[] odd, int oddAt, double[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + 2 * i] = even[evenAt + i];
      out[to + 2 * i + 1] = odd[oddAt + i];
    }
  }

  @Override
  public void subtract(double[] array, int left, int right, int to, int count) {
    for (int i = 0; i < count; i++) {
      array[to + i] = array[left + i] - array[right + i];
    }
  }

  @Override
  public void combine(
      double[] array, int first, int second, int apart, int late, int even, int odd, int count) {
    for (int i = 0; i < count; i++) {
      array[even + i] = array[first + i] + array[late + i];
      array[odd + i] = (array[first + i] + array[second + i]) - array[apart + i];
    }
  }

  @Override
  public void convolve(
      double[] c,
      int from,
      int taps,
      double[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      double[] out,
      int to,
      int count,
      boolean onto) {
    for (int i = 0; i < count; i++) {
      double sum = onto ? out[to + i] : 0;
      for (int segment = 0; segment < segments; segment++) {
        sum = dot(c, from + segment * nextTaps, taps, x, at + i + segment * nextInput, sum);
      }
      out[to + i] = sum;
    }
  }

  private static double dot(double[] c, int from, int taps, double[] x, int at, double start) {
    double sum = start;
    for (int k = 0; k < taps; k++) {
      sum += c[from + k] * x[at + k];
    }
    return sum;
  }

  @Override
  public void convolveTwo(
      double[] c,
      int from,
      int from2,
      int taps,
      double[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      double[] out,
      int to,
      int to2,
      int count) {
    convolve(c, from, taps, x, at, segments, nextTaps, nextInput, out, to, count, false);
    convolve(c, from2, taps, x, at, segments, nextTaps, nextInput, out, to2, count, false);
  }

  @Override
  public void convolveThree(
      double[] c,
      int from,
      int nextFrom,
      int taps,
      double[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      double[] out,
      int to,
      int nextTo,
      int count) {
    for (int i = 0; i < 3; i++) {
      convolve(
          c,
          from + i * nextFrom,
          taps,
          x,
          at,
          segments,
          nextTaps,
          nextInput,
          out,
          to + i * nextTo,
          count,
          false);
    }
  }

  @Override
  public void group(
      double[] rows,
      int from,
      int taps,
      int tail,
      double[] x,
      int at,
      int stride,
      int windows,
      double[] out,
      int to,
      int outStride) {
    for (int window = 0; window < windows; window++) {
      int first = to + window * outStride;
      int input = at + window * stride;
      clear(out, first, GROUP);
      addRows(rows, from, 0, tail, x, input, out, first);
      addRows(rows, from, taps - tail, taps, x, input, out, first);
      addRows(rows, from, tail, taps - tail, x, input, out, first);
    }
  }

  private static void addRows(
      double[] rows, int from, int first, int end, double[] x, int at, double[] out, int to) {
    for (int k = first; k < end; k++) {
      for (int i = 0; i < GROUP; i++) {
        out[to + i] += rows[from + k * GROUP + i] * x[at + k];
      }
    }
  }

  @Override
  public void interpolate(
      double[] rows,
      int row,
      int length,
      double[] x,
      int at,
      double fraction,
      double[] out,
      int to) {
    out[to] =
        Cubic.at(
            fraction,
            dot(rows, row, length, x, at, 0),
            dot(rows, row + length, length, x, at, 0),
            dot(rows, row + 2 * length, length, x, at, 0),
            dot(rows, row + 3 * length, length, x, at, 0));
  }
}
