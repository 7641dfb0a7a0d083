package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Arrays;

/** Single precision on any processor. Holds F32 and I16 samples exactly. */
class FloatArithmetic implements Arithmetic<float[]> {
  private static final int BITS_OF_INFINITY = 0x7f80_0000;

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
    canonicalize(source, at, count);
    if (target.format().channels() == 1 && target.format().sampleFormat() == SampleFormat.F32) {
      System.arraycopy(source, at, target.floats(), fromFrame, count);
    } else {
      target.writeFloats(channel, fromFrame, count, source, at);
    }
  }

  /** Which of several NaNs a sum takes over is up to the compiler; the output must not show it. */
  private static void canonicalize(float[] values, int at, int count) {
    int largest = 0;
    for (int i = at; i < at + count; i++) {
      largest = Math.max(largest, Float.floatToRawIntBits(values[i]) & Integer.MAX_VALUE);
    }
    if (largest <= BITS_OF_INFINITY) {
      return;
    }
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
  public void add(float[] array, int left, int right, int to, int count) {
    for (int i = 0; i < count; i++) {
      array[to + i] = array[left + i] + array[right + i];
    }
  }

  @Override
  public void combine(
      float[] array, int first, int second, int both, int late, int even, int odd, int count) {
    for (int i = 0; i < count; i++) {
      array[even + i] = array[first + i] + array[late + i];
      array[odd + i] = array[both + i] - (array[first + i] + array[second + i]);
    }
  }

  @Override
  public void convolve(
      float[] c,
      int from,
      int taps,
      float[] x,
      int at,
      float[] out,
      int to,
      int count,
      boolean onto) {
    for (int i = 0; i < count; i++) {
      float sum = onto ? out[to + i] : 0;
      for (int k = 0; k < taps; k++) {
        sum += c[from + k] * x[at + i + k];
      }
      out[to + i] = sum;
    }
  }

  @Override
  public void convolveTwo(
      float[] c,
      int from,
      int from2,
      int taps,
      float[] x,
      int at,
      float[] out,
      int to,
      int to2,
      int count,
      boolean onto) {
    convolve(c, from, taps, x, at, out, to, count, onto);
    convolve(c, from2, taps, x, at, out, to2, count, onto);
  }

  @Override
  public void dot(
      float[] rows,
      int row,
      int length,
      float[] x,
      int at,
      int stride,
      int windows,
      float[] out,
      int to,
      int outStride,
      int used,
      float[] scratch) {
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
      float[] rows,
      int row,
      int length,
      float[] x,
      int at,
      double fraction,
      float[] out,
      int to,
      float[] scratch) {
    dot(rows, row, length, x, at, 0, 1, scratch, 0, 0, GROUP, scratch);
    out[to] = (float) Cubic.at(fraction, scratch[0], scratch[1], scratch[2], scratch[3]);
  }

  /** Eight independent sums keep the processor's pipeline full. */
  private static float dot(float[] rows, int row, int length, float[] x, int at) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
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
