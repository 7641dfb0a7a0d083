package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Arrays;

/** Single precision on any processor. Holds F32 and I16 samples exactly. */
class FloatArithmetic implements Arithmetic<float[]> {
  @Override
  public float[] allocate(int length) {
    return new float[length + SLACK];
  }

  @Override
  public float[] coefficients(double[] values) {
    float[] rounded = allocate(values.length);
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }

  @Override
  public void clear(float[] array, int from, int count) {
    Arrays.fill(array, from, from + count, 0);
  }

  @Override
  public void read(
      AudioBuffer chunk, int channel, int fromFrame, int count, float[] target, int at) {
    chunk.readFloats(channel, fromFrame, count, target, at);
  }

  @Override
  public void write(
      float[] source, int at, WritableAudioBuffer target, int channel, int fromFrame, int count)
      throws NodeException {
    if (anyNan(source, at, count)) {
      canonicalize(source, at, count);
    }
    if (target.format().channels() == 1 && target.format().sampleFormat() == SampleFormat.F32) {
      System.arraycopy(source, at, target.floats(), fromFrame, count);
    } else {
      target.writeFloats(channel, fromFrame, count, source, at);
    }
  }

  /** Whether there may be a NaN among the values. */
  boolean anyNan(float[] values, int at, int count) {
    for (int i = at; i < at + count; i++) {
      if (Float.isNaN(values[i])) {
        return true;
      }
    }
    return false;
  }

  /** Which of several NaNs a sum takes over is up to the compiler; the output must not show it. */
  private static void canonicalize(float[] values, int at, int count) {
    for (int i = at; i < at + count; i++) {
      values[i] = Float.isNaN(values[i]) ? Float.NaN : values[i];
    }
  }

  @Override
  public void gather(float[] source, int at, int stride, float[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] = source[at + i * stride];
    }
  }

  @Override
  public void scatter(float[] source, int at, float[] target, int to, int stride, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * stride] = source[at + i];
    }
  }

  @Override
  public void split(
      float[] source, int at, float[] even, int evenTo, float[] odd, int oddTo, int count) {
    for (int i = 0; i < count; i++) {
      even[evenTo + i] = source[at + 2 * i];
      odd[oddTo + i] = source[at + 2 * i + 1];
    }
  }

  @Override
  public void interleave(
      float[] even, int evenAt, float[] odd, int oddAt, float[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + 2 * i] = even[evenAt + i];
      out[to + 2 * i + 1] = odd[oddAt + i];
    }
  }

  @Override
  public void subtract(float[] array, int left, int right, int to, int count) {
    for (int i = 0; i < count; i++) {
      array[to + i] = array[left + i] - array[right + i];
    }
  }

  @Override
  public void combine(
      float[] array, int first, int second, int apart, int late, int even, int odd, int count) {
    for (int i = 0; i < count; i++) {
      array[even + i] = array[first + i] + array[late + i];
      array[odd + i] = (array[first + i] + array[second + i]) - array[apart + i];
    }
  }

  @Override
  public void convolve(
      float[] c,
      int from,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      int count,
      boolean onto) {
    for (int i = 0; i < count; i++) {
      float sum = onto ? out[to + i] : 0;
      for (int segment = 0; segment < segments; segment++) {
        sum = dot(c, from + segment * nextTaps, taps, x, at + i + segment * nextInput, sum);
      }
      out[to + i] = sum;
    }
  }

  private static float dot(float[] c, int from, int taps, float[] x, int at, float start) {
    float sum = start;
    for (int k = 0; k < taps; k++) {
      sum += c[from + k] * x[at + k];
    }
    return sum;
  }

  @Override
  public void convolveTwo(
      float[] c,
      int from,
      int from2,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      int to2,
      int count) {
    convolve(c, from, taps, x, at, segments, nextTaps, nextInput, out, to, count, false);
    convolve(c, from2, taps, x, at, segments, nextTaps, nextInput, out, to2, count, false);
  }

  @Override
  public void convolveThree(
      float[] c,
      int from,
      int nextFrom,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
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
      float[] rows,
      int from,
      int taps,
      int tail,
      float[] x,
      int at,
      int stride,
      int windows,
      float[] out,
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
      float[] rows, int from, int first, int end, float[] x, int at, float[] out, int to) {
    for (int k = first; k < end; k++) {
      for (int i = 0; i < GROUP; i++) {
        out[to + i] += rows[from + k * GROUP + i] * x[at + k];
      }
    }
  }

  @Override
  public void interpolate(
      float[] rows, int row, int length, float[] x, int at, double fraction, float[] out, int to) {
    out[to] =
        (float)
            Cubic.at(
                fraction,
                dot(rows, row, length, x, at, 0),
                dot(rows, row + length, length, x, at, 0),
                dot(rows, row + 2 * length, length, x, at, 0),
                dot(rows, row + 3 * length, length, x, at, 0));
  }
}
