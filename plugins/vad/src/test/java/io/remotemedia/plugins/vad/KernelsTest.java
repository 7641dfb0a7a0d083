package io.remotemedia.plugins.vad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector and scalar kernels must give the same bits: streams may move between machines. */
class KernelsTest {
  private static final int SIZE = 64;
  private static final int VALUES = SIZE / 2 * Kernels.MOST_LANES;

  private final Turns turns = Turns.of(SIZE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void transformsAgreeForAnyNumberOfHops(long seed) {
    for (int lanes = 1; lanes <= Kernels.MOST_LANES; lanes++) {
      int hops = lanes;
      agree(
          seed,
          hops,
          (kernels, in) -> {
            kernels.firstStages(in[0], in[1], SIZE / 2, hops);
            kernels.twoStages(in[0], in[1], turns, 4, hops);
            kernels.firstStage(in[0], in[1], SIZE / 2, hops);
            return in[0];
          });
      agree(
          seed,
          hops,
          (kernels, in) -> {
            kernels.power(in[0], in[1], turns, in[2], hops);
            return in[2];
          });
      agree(
          seed,
          hops,
          (kernels, in) -> {
            kernels.realParts(in[0], in[1], turns, in[2], hops);
            return in[2];
          });
      agree(
          seed,
          hops,
          (kernels, in) -> {
            kernels.highestPeaks(in[0], 2, SIZE / 2 - 2, in[2], hops);
            return in[2];
          });
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void loopsOverSamplesBinsAndUnitsAgree(long seed) {
    int count = new SplittableRandom(seed).nextInt(1, 100);
    agree(
        seed,
        0,
        (kernels, in) -> {
          kernels.convolve(new float[] {0.5f, -0.3f, 0.2f, 0.7f}, in[0], 4, in[1], count);
          return java.util.Arrays.copyOf(in[1], count);
        });
    agree(
        seed,
        0,
        (kernels, in) -> {
          kernels.magnitudesAbove(in[0], 16, in[1], 2, in[2], count);
          return java.util.Arrays.copyOf(in[2], count);
        });
    agree(
        seed,
        0,
        (kernels, in) -> {
          kernels.layer(in[0], new float[48], in[1], VALUES / 48, in[2]);
          return java.util.Arrays.copyOf(in[2], 48);
        });
    agree(
        seed,
        0,
        (kernels, in) -> {
          NoiseFloor.Bins bins =
              new NoiseFloor.Bins(in[1], in[2], in[1].clone(), new float[VALUES]);
          kernels.followMinimum(in[0].clone(), 0, bins);
          return bins.floor();
        });
  }

  /** Runs both on the same numbers; compares the hops that count, or everything. */
  private static void agree(long seed, int lanes, BiFunction<Kernels, float[][], float[]> work) {
    float[] scalar = work.apply(new ScalarKernels(), numbers(seed));
    float[] vector = work.apply(new VectorKernels(), numbers(seed));
    if (lanes > 0) {
      dropUnused(scalar, lanes);
      dropUnused(vector, lanes);
    }
    assertArrayEquals(scalar, vector, "seed " + seed + ", hops " + lanes);
  }

  private static void dropUnused(float[] values, int lanes) {
    for (int i = 0; i < values.length; i++) {
      values[i] = i % Kernels.MOST_LANES < lanes ? values[i] : 0;
    }
  }

  private static float[][] numbers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] numbers = new float[3][VALUES];
    for (float[] row : numbers) {
      for (int i = 0; i < VALUES; i++) {
        row[i] = random.nextFloat(-1, 1);
      }
    }
    return numbers;
  }
}
