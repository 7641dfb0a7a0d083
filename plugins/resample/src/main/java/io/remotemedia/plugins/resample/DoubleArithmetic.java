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
    canonicalize(source, at, count);
    target.writeDoubles(channel, fromFrame, count, source, at);
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
  public void add(double[] array, int left, int right, int to, int count) {
    for (int i = 0; i < count; i++) {
      array[to + i] = array[left + i] + array[right + i];
    }
  }

  @Override
  public void combine(
      double[] array, int first, int second, int both, int late, int even, int odd, int count) {
    for (int i = 0; i < count; i++) {
      array[even + i] = array[first + i] + array[late + i];
      array[odd + i] = array[both + i] - (array[first + i] + array[second + i]);
    }
  }

  @Override
  public void convolve(
      double[] c,
      int from,
      int taps,
      double[] x,
      int at,
      double[] out,
      int to,
      int count,
      boolean onto) {
    for (int i = 0; i < count; i++) {
      double sum = onto ? out[to + i] : 0;
      for (int k = 0; k < taps; k++) {
        sum += c[from + k] * x[at + i + k];
      }
      out[to + i] = sum;
    }
  }

  @Override
  public void convolveTwo(
      double[] c,
      int from,
      int from2,
      int taps,
      double[] x,
      int at,
      double[] out,
      int to,
      int to2,
      int count,
      boolean onto) {
    convolve(c, from, taps, x, at, out, to, count, onto);
    convolve(c, from2, taps, x, at, out, to2, count, onto);
  }

  @Override
  public void dot(
      double[] rows,
      int row,
      int length,
      double[] x,
      int at,
      int stride,
      int windows,
      double[] out,
      int to,
      int outStride,
      int used,
      double[] scratch) {
    for (int window = 0; window < windows; window++) {
      for (int i = 0; i < used; i++) {
        out[to + window * outStride + i] =
            dot(rows, row + i * length, length, x, at + window * stride);
      }
    }
  }

  @Override
  public int dotScratch() {
    return GROUP;
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
      int to,
      double[] scratch) {
    dot(rows, row, length, x, at, 0, 1, scratch, 0, 0, GROUP, scratch);
    out[to] = Cubic.at(fraction, scratch[0], scratch[1], scratch[2], scratch[3]);
  }

  /** Eight independent sums keep the processor's pipeline full. */
  private static double dot(double[] rows, int row, int length, double[] x, int at) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    double sum4 = 0;
    double sum5 = 0;
    double sum6 = 0;
    double sum7 = 0;
    for (int i = 0; i < length; i += ROW_QUANTUM) {
      sum0 += rows[row + i] * x[at + i];
      sum1 += rows[row + i + 1] * x[at + i + 1];
      sum2 += rows[row + i + 2] * x[at + i + 2];
      sum3 += rows[row + i + 3] * x[at + i + 3];
      sum4 += rows[row + i + 4] * x[at + i + 4];
      sum5 += rows[row + i + 5] * x[at + i + 5];
      sum6 += rows[row + i + 6] * x[at + i + 6];
      sum7 += rows[row + i + 7] * x[at + i + 7];
    }
    return ((sum0 + sum4) + (sum2 + sum6)) + ((sum1 + sum5) + (sum3 + sum7));
  }
}
