package io.remotemedia.plugins.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the product promises for CD audio to 16 kHz at the default quality. */
class AcceptanceTest {
  private static final int IN = 44_100;
  private static final int OUT = 16_000;

  @Test
  void secondOfToneKeepsLengthPhaseAndLevel() throws Exception {
    AudioBuffer result = Signals.resample(Signals.tone(IN, IN, 997, 0.5), OUT, null);
    assertEquals(OUT, result.frames());
    double[] ideal = Signals.doubles(Signals.tone(OUT, OUT, 997, 0.5), 0);
    double[] actual = Signals.doubles(result, 0);
    for (int i = OUT / 100; i < OUT - OUT / 100; i++) {
      assertEquals(ideal[i], actual[i], 1e-4, "frame " + i);
    }
  }

  @Test
  void noiseAboveTheNewNyquistDisappears() throws Exception {
    long seed = 7_301;
    AudioBuffer noise = highNoise(new Random(seed));
    double level = Signals.rms(Signals.doubles(noise, 0), 0, IN);
    double[] left = Signals.doubles(Signals.resample(noise, OUT, null), 0);
    double rejection = Signals.decibels(level / Signals.rms(left, 0, OUT));
    assertTrue(rejection >= 100, "rejection %.1f dB, seed %d".formatted(rejection, seed));
  }

  /** Equal lines at every 7 Hz from 8 kHz to half the rate, in random phases. */
  private static AudioBuffer highNoise(Random random) {
    double[] sum = new double[IN];
    for (int frequency = OUT / 2; frequency < IN / 2; frequency += 7) {
      double phase = 2 * Math.PI * random.nextDouble();
      double step = 2 * Math.PI * frequency / IN;
      for (int i = 0; i < IN; i++) {
        sum[i] += Math.sin(phase + step * i);
      }
    }
    float[] samples = new float[IN];
    for (int i = 0; i < IN; i++) {
      // Faded in and out: the jump at a hard edge has energy below 8 kHz of its own.
      samples[i] = (float) (sum[i] * Math.pow(Math.sin(Math.PI * i / IN), 4) / 100);
    }
    return AudioBuffer.of(Signals.mono(IN), samples);
  }
}
