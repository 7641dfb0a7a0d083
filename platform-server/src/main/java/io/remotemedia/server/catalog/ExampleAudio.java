package io.remotemedia.server.catalog;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import java.util.SplittableRandom;

/**
 * Audio to run examples on: a voice-like sound between two pauses, over quiet noise. The same for
 * the same format, so that a client can compare.
 */
public final class ExampleAudio {
  /** The most samples, all channels together: what fits the default message of a gRPC client. */
  private static final int MAX_SAMPLES = 100_000;

  private static final long SEED = 20_261_125;
  private static final double PITCH_HZ = 140;
  private static final double SYLLABLES_PER_SECOND = 4;
  private static final int HARMONICS = 12;
  private static final double VOICE = 0.12;
  private static final double NOISE = 0.001;
  private static final double I16_SCALE = 1 << 15;
  private static final double I32_SCALE = 1L << 31;

  private ExampleAudio() {}

  /**
   * Makes audio.
   *
   * @param format rate, channels and sample format
   * @return at most one second
   */
  public static AudioBuffer of(AudioFormat format) {
    int frames = Math.min(format.sampleRate(), Math.max(1, MAX_SAMPLES / format.channels()));
    double[] samples = new double[frames * format.channels()];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int frame = 0; frame < frames; frame++) {
      double voice = voice((double) frame / frames, (double) frame / format.sampleRate(), format);
      for (int channel = 0; channel < format.channels(); channel++) {
        double noise = random.nextDouble(-NOISE, NOISE);
        samples[frame * format.channels() + channel] = voice + noise;
      }
    }
    return buffer(format, samples);
  }

  /** Harmonics of a steady pitch, loud in the middle half of the buffer. */
  private static double voice(double position, double seconds, AudioFormat format) {
    if (position < 0.25 || position > 0.75) {
      return 0;
    }
    double sum = 0;
    for (int k = 1; k <= HARMONICS && k * PITCH_HZ < format.sampleRate() / 2.0; k++) {
      sum += Math.sin(2 * Math.PI * k * PITCH_HZ * seconds) / Math.sqrt(k);
    }
    double syllable = Math.sin(2 * Math.PI * SYLLABLES_PER_SECOND * seconds);
    return VOICE * sum * (0.6 + 0.4 * syllable);
  }

  private static AudioBuffer buffer(AudioFormat format, double[] samples) {
    return switch (format.sampleFormat()) {
      case F32 -> {
        float[] floats = new float[samples.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) samples[i];
        }
        yield AudioBuffer.of(format, floats);
      }
      case I16 -> {
        short[] shorts = new short[samples.length];
        for (int i = 0; i < shorts.length; i++) {
          shorts[i] = (short) Math.rint(samples[i] * I16_SCALE);
        }
        yield AudioBuffer.of(format, shorts);
      }
      case I32 -> {
        int[] ints = new int[samples.length];
        for (int i = 0; i < ints.length; i++) {
          ints[i] = (int) Math.rint(samples[i] * I32_SCALE);
        }
        yield AudioBuffer.of(format, ints);
      }
    };
  }
}
