package io.remotemedia.plugins.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with the definition of the Fourier transform. */
class LaneTransformTest {
  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64, 128, 256, 512})
  void powerIsThatOfTheDefinition(int size) {
    SplittableRandom random = new SplittableRandom(size);
    int window = size - random.nextInt(size / 4);
    float[] ones = new float[window];
    Arrays.fill(ones, 1);
    float[][] signals = new float[3][window];
    Workspace space = new Workspace();
    LaneTransform transform = new LaneTransform(KernelChoice.fastest(), Turns.of(size));
    for (int lane = 0; lane < signals.length; lane++) {
      for (int i = 0; i < window; i++) {
        signals[lane][i] = random.nextFloat(-1, 1);
      }
      transform.load(space, lane, signals[lane], 0, ones);
    }
    transform.power(space, signals.length);
    for (int lane = 0; lane < signals.length; lane++) {
      for (int k = 0; k < size / 2; k++) {
        double[] bin = definition(signals[lane], size, k);
        double power = bin[0] * bin[0] + bin[1] * bin[1];
        assertEquals(power, space.lanes[k * Kernels.MOST_LANES + lane], 1e-4 * size);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64, 128, 256})
  void realPartsOfAMirroredSpectrumAreItsAutocorrelation(int size) {
    SplittableRandom random = new SplittableRandom(size);
    float[] spectrum = new float[size / 2];
    float[] mirrored = new float[size];
    for (int k = 1; k < size / 2; k++) {
      spectrum[k] = random.nextFloat();
      mirrored[k] = spectrum[k];
      mirrored[size - k] = spectrum[k];
    }
    Workspace space = new Workspace();
    LaneTransform transform = new LaneTransform(KernelChoice.fastest(), Turns.of(size));
    transform.loadMirrored(space, 5, spectrum);
    transform.realParts(space, 6);
    for (int k = 0; k < size / 2; k++) {
      double expected = definition(mirrored, size, k)[0];
      assertEquals(expected, space.lanes[k * Kernels.MOST_LANES + 5], 1e-4 * size);
    }
  }

  private static double[] definition(float[] signal, int size, int bin) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < signal.length; i++) {
      double angle = 2 * Math.PI * i * bin / size;
      re += signal[i] * Math.cos(angle);
      im -= signal[i] * Math.sin(angle);
    }
    return new double[] {re, im};
  }
}
