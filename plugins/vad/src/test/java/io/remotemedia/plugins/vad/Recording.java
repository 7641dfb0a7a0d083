package io.remotemedia.plugins.vad;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** A few words with pauses, 16 kHz mono, and what the tests make of them. */
final class Recording {
  static final int RATE = 16_000;
  static final AudioFormat MONO = new AudioFormat(RATE, 1, SampleFormat.F32);

  private static final int HEADER_BYTES = 44;
  private static final int SINC_REACH = 24;

  private Recording() {}

  static float[] words() {
    try (InputStream in = Recording.class.getResourceAsStream("words.wav")) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] samples = new float[(bytes.limit() - HEADER_BYTES) / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = bytes.getShort(HEADER_BYTES + 2 * i) / 32_768f;
      }
      return samples;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The words with white noise below them. */
  static float[] noisyWords(double snrDb, long seed) {
    float[] samples = words();
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    double noise = Math.sqrt(sum / samples.length) * Math.pow(10, -snrDb / 20);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (noise * random.nextGaussian());
    }
    return samples;
  }

  static float[] scaled(float[] samples, double gain) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = (float) (gain * samples[i]);
    }
    return scaled;
  }

  /** The same sound at another rate, by a windowed sinc. */
  static float[] atRate(float[] samples, int rate) {
    float[] result = new float[(int) ((long) samples.length * rate / RATE)];
    double step = (double) RATE / rate;
    double cutoff = Math.min(1, 1 / step) * 0.95;
    int reach = (int) Math.ceil(SINC_REACH / cutoff);
    for (int i = 0; i < result.length; i++) {
      double centre = i * step;
      int first = Math.max(0, (int) centre - reach);
      int last = Math.min(samples.length - 1, (int) centre + reach);
      double sum = 0;
      for (int k = first; k <= last; k++) {
        double x = Math.PI * cutoff * (k - centre);
        double sinc = x == 0 ? 1 : Math.sin(x) / x;
        sum += samples[k] * cutoff * sinc * Math.pow(Math.cos(0.5 * x / SINC_REACH), 2);
      }
      result[i] = (float) sum;
    }
    return result;
  }

  static AudioBuffer mono(float[] samples, int rate) {
    return AudioBuffer.of(new AudioFormat(rate, 1, SampleFormat.F32), samples);
  }
}
