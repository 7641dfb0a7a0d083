package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;

/** Test signals, and short ways through the node. */
final class Signals {
  private Signals() {}

  static AudioFormat mono(int rate) {
    return new AudioFormat(rate, 1, SampleFormat.F32);
  }

  static AudioBuffer tone(int rate, int frames, double frequency, double amplitude) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequency * i / rate));
    }
    return AudioBuffer.of(mono(rate), samples);
  }

  static AudioBuffer constant(int rate, int frames, float value) {
    float[] samples = new float[frames];
    java.util.Arrays.fill(samples, value);
    return AudioBuffer.of(mono(rate), samples);
  }

  static NodeHarness<AudioResampleParameters> resampler(int target, Quality quality) {
    return NodeHarness.of(new AudioResampleFactory(), new AudioResampleParameters(target, quality));
  }

  static AudioBuffer resample(AudioBuffer in, int target, Quality quality) throws NodeException {
    return resampler(target, quality).run(in).audio();
  }

  static double[] doubles(AudioBuffer audio, int channel) {
    double[] values = new double[audio.frames()];
    audio.readDoubles(channel, 0, values.length, values, 0);
    return values;
  }

  static double rms(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i] * values[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  static double decibels(double ratio) {
    return 20 * Math.log10(ratio);
  }
}
