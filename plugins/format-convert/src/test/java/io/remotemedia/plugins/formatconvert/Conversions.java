package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import java.util.List;

/** Short ways to write parameters and run a conversion. */
final class Conversions {
  static final int RATE = 44_100;

  private Conversions() {}

  static AudioFormatConverterParameters to(SampleFormat target) {
    return new AudioFormatConverterParameters(target, null, null, Dither.NONE, 0);
  }

  static AudioFormatConverterParameters channels(int channels) {
    return new AudioFormatConverterParameters(null, channels, null, Dither.NONE, 0);
  }

  static AudioFormatConverterParameters map(Object map) {
    return new AudioFormatConverterParameters(null, null, map, Dither.NONE, 0);
  }

  static AudioFormatConverterParameters dithered(Dither dither, long seed) {
    return new AudioFormatConverterParameters(SampleFormat.I16, null, null, dither, seed);
  }

  static NodeHarness<AudioFormatConverterParameters> harness(
      AudioFormatConverterParameters parameters) {
    return NodeHarness.of(new AudioFormatConverterFactory(), parameters);
  }

  static AudioBuffer run(AudioFormatConverterParameters parameters, AudioBuffer input)
      throws NodeException {
    return harness(parameters).run(input).audio();
  }

  static AudioBuffer run(AudioFormatConverterParameters parameters, List<AudioBuffer> chunks)
      throws NodeException {
    return harness(parameters).run(chunks).audio();
  }

  static AudioFormat format(int channels, SampleFormat sampleFormat) {
    return new AudioFormat(RATE, channels, sampleFormat);
  }

  static AudioBuffer floats(int channels, float... samples) {
    return AudioBuffer.of(format(channels, SampleFormat.F32), samples);
  }

  static AudioBuffer shorts(int channels, short... samples) {
    return AudioBuffer.of(format(channels, SampleFormat.I16), samples);
  }

  static AudioBuffer ints(int channels, int... samples) {
    return AudioBuffer.of(format(channels, SampleFormat.I32), samples);
  }

  static float[] floats(AudioBuffer audio) {
    float[] samples = new float[audio.sampleCount()];
    audio.floats().get(samples);
    return samples;
  }

  static short[] shorts(AudioBuffer audio) {
    short[] samples = new short[audio.sampleCount()];
    audio.shorts().get(samples);
    return samples;
  }

  static int[] ints(AudioBuffer audio) {
    int[] samples = new int[audio.sampleCount()];
    audio.ints().get(samples);
    return samples;
  }

  /** Every 16 bit sample once. */
  static short[] everyShort() {
    short[] all = new short[1 << 16];
    for (int i = 0; i < all.length; i++) {
      all[i] = (short) (i + Short.MIN_VALUE);
    }
    return all;
  }
}
