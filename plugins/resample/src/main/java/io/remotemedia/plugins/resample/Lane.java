package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.WritableAudioBuffer;

/** One channel: its window buffer, its output buffer and the arithmetic between the two. */
interface Lane {
  /** Copies one channel of a chunk into the window buffer. */
  void append(AudioBuffer chunk, int channel, int fromFrame, int count, int at);

  /** Writes silence into the window buffer. */
  void appendSilence(int count, int at);

  /** Drops the first frames of the window buffer and moves what is left to its start. */
  void discard(int dropped, int kept);

  /**
   * Computes several groups of outputs that use the same four rows.
   *
   * @param row index of the first coefficient of the four rows
   * @param at index of the first window
   * @param stride from one window to the next
   * @param count number of windows
   * @param out index of the first output of the first window
   * @param outStride from the outputs of one window to those of the next
   * @param used how many of the four results are outputs
   */
  void tiles(int row, int at, int stride, int count, int out, int outStride, int used);

  /**
   * Computes one output between rows.
   *
   * @param row index of the first coefficient of the four rows around the position
   * @param at index of the window
   * @param fraction the position between the second and the third row, in [0, 1)
   * @param out index of the output
   */
  void interpolate(int row, int at, double fraction, int out);

  /** Copies outputs from index 0 on into one channel of a buffer. */
  void write(WritableAudioBuffer target, int channel, int fromFrame, int count)
      throws NodeException;
}
