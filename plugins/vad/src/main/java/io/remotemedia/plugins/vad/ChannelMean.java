package io.remotemedia.plugins.vad;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.SampleFormat;

/** Reads the mean of all channels. Not thread-safe. */
final class ChannelMean {
  /** Float samples that are not finite, or 120 dB above full scale, count as silence. */
  private static final float LARGEST = 0x1p20f;

  private final int channels;
  private final boolean integers;
  private final float[] channel;

  ChannelMean(int channels, SampleFormat sampleFormat, int mostFrames) {
    this.channels = channels;
    this.integers = sampleFormat != SampleFormat.F32;
    this.channel = new float[channels == 1 ? 0 : mostFrames];
  }

  /**
   * Reads part of a buffer.
   *
   * @param audio the buffer
   * @param fromFrame first frame
   * @param count number of frames
   * @param target receives finite samples
   * @param at first index in {@code target}
   */
  void read(AudioBuffer audio, int fromFrame, int count, float[] target, int at) {
    audio.readFloats(0, fromFrame, count, target, at);
    silenceInvalid(target, at, count);
    if (channels == 1) {
      return;
    }
    for (int c = 1; c < channels; c++) {
      audio.readFloats(c, fromFrame, count, channel, 0);
      silenceInvalid(channel, 0, count);
      for (int i = 0; i < count; i++) {
        target[at + i] += channel[i];
      }
    }
    float scale = 1f / channels;
    for (int i = 0; i < count; i++) {
      target[at + i] *= scale;
    }
  }

  private void silenceInvalid(float[] samples, int at, int count) {
    if (integers) {
      return;
    }
    for (int i = at; i < at + count; i++) {
      samples[i] = Math.abs(samples[i]) <= LARGEST ? samples[i] : 0;
    }
  }
}
