package io.remotemedia.plugins.formatconvert;

import static io.remotemedia.plugins.formatconvert.Conversions.dithered;
import static io.remotemedia.plugins.formatconvert.Conversions.floats;
import static io.remotemedia.plugins.formatconvert.Conversions.run;
import static io.remotemedia.plugins.formatconvert.Conversions.shorts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statistics that the documentation gives, in steps of 16 bits. */
class DitherTest {
  private static final int FRAMES = 200_000;
  private static final double STEP = 0x1p-15;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.5, 100.37, -7.9})
  void meanAndPowerOfTheErrorDoNotDependOnTheSignal(double steps) throws NodeException {
    float[] constant = new float[FRAMES];
    Arrays.fill(constant, (float) (steps * STEP));
    double[] error = errors(constant, dithered(Dither.TPDF, 5));
    assertEquals(0, mean(error), 0.006, "mean");
    assertEquals(0.25, power(error), 0.006, "power");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aToneBelowHalfAStepSurvives(long seed) throws NodeException {
    float[] tone = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      tone[i] = (float) (0.4 * STEP * Math.sin(0.05 * i));
    }
    assertArrayEquals(
        new short[FRAMES],
        shorts(run(dithered(Dither.NONE, 0), floats(1, tone))),
        "plain rounding loses it");
    short[] result = shorts(run(dithered(Dither.TPDF, seed), floats(1, tone)));
    double found = 0;
    for (int i = 0; i < FRAMES; i++) {
      found += 2.0 / FRAMES * result[i] * Math.sin(0.05 * i);
    }
    assertEquals(0.4, found, 0.01, "seed " + seed);
  }

  @ParameterizedTest
  @CsvSource({"16000, 2", "44100, 16.6", "96000, 6"})
  void shapingMovesTheErrorUpAtTheDocumentedPrice(int rate, double times) throws NodeException {
    SplittableRandom random = new SplittableRandom(8);
    float[] noise = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      noise[i] = random.nextFloat(-0.3f, 0.3f);
    }
    AudioBuffer input =
        AudioBuffer.of(
            new io.remotemedia.spi.AudioFormat(rate, 1, io.remotemedia.spi.SampleFormat.F32),
            noise);
    double[] error = errors(noise, run(dithered(Dither.SHAPED, 5), input));
    assertEquals(0.25 * times, power(error), 0.03 * times);
    double[] slow = new double[FRAMES / 16];
    for (int i = 0; i < slow.length * 16; i++) {
      slow[i / 16] += error[i] / 16;
    }
    // White noise averaged over 16 frames would keep a sixteenth of its power.
    assertTrue(power(slow) < power(error) / 16 / 4, "low frequencies " + power(slow));
  }

  @Test
  void theSeedDeterminesTheNoiseAndChannelsAreIndependent() throws NodeException {
    AudioBuffer silence = floats(2, new float[2_000]);
    short[] first = shorts(run(dithered(Dither.TPDF, 1), silence));
    assertArrayEquals(first, shorts(run(dithered(Dither.TPDF, 1), silence)));
    assertFalse(Arrays.equals(first, shorts(run(dithered(Dither.TPDF, 2), silence))));
    int equal = 0;
    for (int i = 0; i < 1_000; i++) {
      equal += first[2 * i] == first[2 * i + 1] ? 1 : 0;
    }
    assertTrue(equal < 800, equal + " of 1000 frames have equal channels");
  }

  @Test
  void sixteenBitsAreNotDitheredAgain() throws NodeException {
    AudioBuffer input = shorts(1, (short) 1, (short) -5, Short.MAX_VALUE);
    assertSame(input, run(dithered(Dither.TPDF, 1), input));
  }

  private static double[] errors(float[] input, AudioFormatConverterParameters parameters)
      throws NodeException {
    return errors(input, run(parameters, floats(1, input)));
  }

  private static double[] errors(float[] input, AudioBuffer output) {
    short[] samples = shorts(output);
    double[] errors = new double[input.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = samples[i] - input[i] / STEP;
    }
    return errors;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double power(double[] values) {
    return Arrays.stream(values).map(value -> value * value).average().orElseThrow();
  }
}
