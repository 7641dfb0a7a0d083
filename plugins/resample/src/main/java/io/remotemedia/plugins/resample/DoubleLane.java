package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Arrays;

/** A channel in double precision: for I32 samples, whose 32 bits a float does not hold. */
final class DoubleLane implements Lane {
  private final double[] rows;
  private final int rowLength;
  private final double[] window;
  private final double[] outputs;

  DoubleLane(FilterTable table, WorkSize size) {
    this.rows = table.doubles();
    this.rowLength = table.layout().rowLength();
    this.window = new double[size.windowFrames()];
    this.outputs = new double[size.outputFrames()];
  }

  @Override
  public void append(AudioBuffer chunk, int channel, int fromFrame, int count, int at) {
    chunk.readDoubles(channel, fromFrame, count, window, at);
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
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < used; j++) {
        outputs[out + i * outStride + j] = dot(row, j, at + i * stride);
      }
    }
  }

  @Override
  public void interpolate(int row, int at, double fraction, int out) {
    outputs[out] =
        Cubic.at(fraction, dot(row, 0, at), dot(row, 1, at), dot(row, 2, at), dot(row, 3, at));
  }

  @Override
  public void write(WritableAudioBuffer target, int channel, int fromFrame, int count)
      throws NodeException {
    target.writeDoubles(channel, fromFrame, count, outputs, 0);
  }

  private double dot(int row, int index, int at) {
    return DoubleKernel.dot(rows, row + index * rowLength, rowLength, window, at);
  }
}
