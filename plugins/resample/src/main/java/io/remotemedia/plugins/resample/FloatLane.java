package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Arrays;

/** A channel in single precision: for F32 and I16 samples, which it holds exactly. */
final class FloatLane implements Lane {
  private final FloatKernel kernel;
  private final float[] rows;
  private final int rowLength;
  private final float[] window;
  private final float[] outputs;
  private final float[] results = new float[ExactLayout.GROUP * FloatKernel.WINDOWS];

  FloatLane(FloatKernel kernel, FilterTable table, WorkSize size) {
    this.kernel = kernel;
    this.rows = table.floats();
    this.rowLength = table.layout().rowLength();
    this.window = new float[size.windowFrames()];
    this.outputs = new float[size.outputFrames()];
  }

  @Override
  public void append(AudioBuffer chunk, int channel, int fromFrame, int count, int at) {
    chunk.readFloats(channel, fromFrame, count, window, at);
  }

  @Override
  public void appendSilence(int count, int at) {
    Arrays.fill(window, at, at + count, 0);
  }

  @Override
  public void discard(int dropped, int kept) {
    System.arraycopy(window, dropped, window, 0, kept);
  }

  @Override
  public void tiles(int row, int at, int stride, int count, int out, int outStride, int used) {
    int done = 0;
    for (; done + FloatKernel.WINDOWS <= count; done += FloatKernel.WINDOWS) {
      kernel.sixteen(rows, row, rowLength, window, at + done * stride, stride, results);
      for (int i = 0; i < FloatKernel.WINDOWS; i++) {
        store(i * ExactLayout.GROUP, out + (done + i) * outStride, used);
      }
    }
    for (; done < count; done++) {
      kernel.four(rows, row, rowLength, window, at + done * stride, results);
      store(0, out + done * outStride, used);
    }
  }

  @Override
  public void interpolate(int row, int at, double fraction, int out) {
    kernel.four(rows, row, rowLength, window, at, results);
    outputs[out] =
        canonical((float) Cubic.at(fraction, results[0], results[1], results[2], results[3]));
  }

  @Override
  public void write(WritableAudioBuffer target, int channel, int fromFrame, int count)
      throws NodeException {
    target.writeFloats(channel, fromFrame, count, outputs, 0);
  }

  private void store(int from, int to, int used) {
    for (int i = 0; i < used; i++) {
      outputs[to + i] = canonical(results[from + i]);
    }
  }

  /** Which of several NaNs a sum takes over is up to the compiler; the output must not show it. */
  private static float canonical(float value) {
    return Float.isNaN(value) ? Float.NaN : value;
  }
}
