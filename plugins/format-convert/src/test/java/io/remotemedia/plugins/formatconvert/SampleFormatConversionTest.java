package io.remotemedia.plugins.formatconvert;

import static io.remotemedia.plugins.formatconvert.Conversions.everyShort;
import static io.remotemedia.plugins.formatconvert.Conversions.floats;
import static io.remotemedia.plugins.formatconvert.Conversions.ints;
import static io.remotemedia.plugins.formatconvert.Conversions.run;
import static io.remotemedia.plugins.formatconvert.Conversions.shorts;
import static io.remotemedia.plugins.formatconvert.Conversions.to;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFormatConversionTest {
  @Test
  void everyShortBecomesTheFloatThatItStandsFor() throws NodeException {
    short[] all = everyShort();
    float[] result = floats(run(to(SampleFormat.F32), shorts(1, all)));
    for (int i = 0; i < all.length; i++) {
      assertEquals(ReferenceRounding.toFloat(all[i], 16), result[i]);
    }
  }

  @Test
  void everyShortComesBackFromFloatAsItWas() throws NodeException {
    AudioBuffer asFloat = run(to(SampleFormat.F32), shorts(2, everyShort()));
    assertArrayEquals(everyShort(), shorts(run(to(SampleFormat.I16), asFloat)));
  }

  @Test
  void everyShortIsShiftedToIntAndComesBackAsItWas() throws NodeException {
    short[] all = everyShort();
    AudioBuffer asInt = run(to(SampleFormat.I32), shorts(1, all));
    int[] result = ints(asInt);
    for (int i = 0; i < all.length; i++) {
      assertEquals(all[i] << 16, result[i]);
    }
    assertArrayEquals(all, shorts(run(to(SampleFormat.I16), asInt)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void floatsRoundToTheNearestShort(long seed) throws NodeException {
    float[] input = trickyFloats(seed, 15);
    short[] result = shorts(run(to(SampleFormat.I16), floats(1, input)));
    for (int i = 0; i < input.length; i++) {
      assertEquals(
          ReferenceRounding.toInteger(input[i], 16), result[i], "seed " + seed + ": " + input[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void floatsRoundToTheNearestInt(long seed) throws NodeException {
    float[] input = trickyFloats(seed, 31);
    int[] result = ints(run(to(SampleFormat.I32), floats(1, input)));
    for (int i = 0; i < input.length; i++) {
      assertEquals(
          ReferenceRounding.toInteger(input[i], 32), result[i], "seed " + seed + ": " + input[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void intsRoundToTheNearestFloatAndShort(long seed) throws NodeException {
    int[] input = trickyInts(seed);
    float[] asFloat = floats(run(to(SampleFormat.F32), ints(1, input)));
    short[] asShort = shorts(run(to(SampleFormat.I16), ints(1, input)));
    for (int i = 0; i < input.length; i++) {
      String where = "seed " + seed + ": " + input[i];
      assertEquals(ReferenceRounding.toFloat(input[i], 32), asFloat[i], where);
      assertEquals(ReferenceRounding.toInteger(input[i] * 0x1p-31, 16), asShort[i], where);
    }
  }

  @Test
  void tiesGoToTheEvenNeighbour() throws NodeException {
    float half = 0x1p-16f;
    AudioBuffer input = floats(1, half, 3 * half, 5 * half, -half, -3 * half, -5 * half);
    assertArrayEquals(new short[] {0, 2, 2, 0, -2, -2}, shorts(run(to(SampleFormat.I16), input)));
    AudioBuffer fine = ints(1, 0x8000, 0x18000, 0x28000, -0x8000, -0x18000, -0x28000);
    assertArrayEquals(new short[] {0, 2, 2, 0, -2, -2}, shorts(run(to(SampleFormat.I16), fine)));
    float fineHalf = 0x1p-32f;
    AudioBuffer tiny = floats(1, fineHalf, 3 * fineHalf, -fineHalf, -3 * fineHalf);
    assertArrayEquals(new int[] {0, 2, 0, -2}, ints(run(to(SampleFormat.I32), tiny)));
  }

  @Test
  void valuesBeyondFullScaleAndInfinitiesSaturate() throws NodeException {
    float inf = Float.POSITIVE_INFINITY;
    float max = Float.MAX_VALUE;
    AudioBuffer input = floats(1, 1, 1.5f, max, inf, -1, -1.5f, -max, -inf);
    short hi = Short.MAX_VALUE;
    short lo = Short.MIN_VALUE;
    assertArrayEquals(
        new short[] {hi, hi, hi, hi, lo, lo, lo, lo}, shorts(run(to(SampleFormat.I16), input)));
    int top = Integer.MAX_VALUE;
    int low = Integer.MIN_VALUE;
    assertArrayEquals(
        new int[] {top, top, top, top, low, low, low, low}, ints(run(to(SampleFormat.I32), input)));
    assertArrayEquals(new short[] {hi, lo}, shorts(run(to(SampleFormat.I16), ints(1, top, low))));
  }

  @ParameterizedTest
  @EnumSource(SampleFormat.class)
  void theSameFormatIsPassedOnWithoutACopy(SampleFormat format) throws NodeException {
    AudioBuffer input = NoiseSource.noise(Conversions.format(2, format), 100, 1);
    assertSame(input, run(to(format), input));
    assertSame(input, run(to(null), input));
    assertSame(input, run(Conversions.channels(2), input));
    assertSame(input, run(Conversions.map("stereo"), input));
  }

  @Test
  void floatsKeepNaNAndInfinityWhenOnlyCopied() throws NodeException {
    float nan = Float.intBitsToFloat(0x7fc0_1234);
    AudioBuffer input = floats(1, nan, Float.NEGATIVE_INFINITY, -0f);
    float[] result = floats(run(Conversions.channels(2), input));
    int[] bits = new int[result.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(result[i]);
    }
    assertArrayEquals(
        new int[] {0x7fc0_1234, 0x7fc0_1234, 0xff80_0000, 0xff80_0000, 0x8000_0000, 0x8000_0000},
        bits);
  }

  private static float[] trickyFloats(long seed, int bits) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[5_003];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> random.nextFloat(-1.25f, 1.25f);
            case 1 -> (float) Math.scalb(random.nextInt(-2_000, 2_000) + 0.5, -bits);
            case 2 -> (float) Math.scalb(random.nextDouble(-1, 1), -random.nextInt(60));
            default -> anyFinite(random);
          };
    }
    return values;
  }

  private static float anyFinite(SplittableRandom random) {
    float value = Float.intBitsToFloat(random.nextInt());
    return Float.isFinite(value) ? value : 0;
  }

  private static int[] trickyInts(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] values = new int[5_003];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> (random.nextInt() & 0xffff_0000) | 0x8000;
            case 2 -> Integer.MAX_VALUE - random.nextInt(0x10000);
            default -> Integer.MIN_VALUE + random.nextInt(0x10000);
          };
    }
    return values;
  }
}
