package io.remotemedia.plugins.vad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimatorTest {
  private static final int MOST = 500;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 12, 24})
  void anySplitGivesTheDefinitionOfTheFilter(int factor) {
    SplittableRandom random = new SplittableRandom(factor);
    float[] input = new float[5_000];
    for (int i = 0; i < input.length; i++) {
      input[i] = random.nextFloat(-1, 1);
    }
    float[] output = new float[input.length / factor + 1];
    float[] again = output.clone();
    int length = decimate(factor, input, output, random);
    assertEquals(Math.ceilDiv(input.length, factor), length);
    decimate(factor, input, again, random);
    assertArrayEquals(output, again);
    float[][] taps = Decimator.lowPass(factor);
    for (int m = 0; m < length; m += 7) {
      double expected = factor == 1 ? input[m] : filtered(input, m * factor, taps);
      assertEquals(expected, output[m], 1e-5, "output " + m);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void whatWouldFoldIntoTheBandsIsKeptOut(int factor) {
    // 5.3 kHz at a lowered rate of 8 kHz would appear as 2.7 kHz.
    assertTrue(gainDb(factor, 5_300) < -35, "stop band " + gainDb(factor, 5_300));
    assertTrue(Math.abs(gainDb(factor, 1_000)) < 0.2, "pass band " + gainDb(factor, 1_000));
  }

  private static double gainDb(int factor, double hertz) {
    float[][] taps = Decimator.lowPass(factor);
    double re = 0;
    double im = 0;
    for (int p = 0; p < factor; p++) {
      for (int k = 0; k < taps[p].length; k++) {
        double angle = 2 * Math.PI * hertz / (8_000.0 * factor) * (k * factor + p);
        re += taps[p][k] * Math.cos(angle);
        im += taps[p][k] * Math.sin(angle);
      }
    }
    return 10 * Math.log10(re * re + im * im);
  }

  private static int decimate(int factor, float[] input, float[] output, SplittableRandom random) {
    Decimator decimator = new Decimator(KernelChoice.fastest(), Decimator.lowPass(factor), MOST);
    int written = 0;
    int at = 0;
    while (at < input.length) {
      int count = Math.min(random.nextInt(MOST + 1), input.length - at);
      float[] block = Arrays.copyOfRange(input, at, at + count);
      written += decimator.decimate(block, count, output, written);
      at += count;
    }
    return written;
  }

  private static double filtered(float[] input, int newest, float[][] taps) {
    double sum = 0;
    int factor = taps.length;
    for (int i = 0; i < factor * taps[0].length && i <= newest; i++) {
      sum += taps[i % factor][i / factor] * input[newest - i];
    }
    return sum;
  }
}
