package io.remotemedia.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutputBoundTest {
  @Test
  void roundsUpAndAddsWhatWasHeldBack() {
    assertEquals(16_000, new OutputBound(160, 441, 0).frames(44_100));
    assertEquals(5, new OutputBound(160, 441, 4).frames(1));
    assertEquals(7, OutputBound.SAME.frames(7));
    assertEquals(0, OutputBound.NONE.frames(7));
  }

  @Test
  void saturatesInsteadOfOverflowing() {
    long seed = 20_261_125;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 10_000; round++) {
      long numerator = random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
      long denominator = 1 + (random.nextLong(Long.MAX_VALUE - 1) >> random.nextInt(63));
      long extra = random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
      long frames = random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
      BigInteger exact =
          BigInteger.valueOf(frames)
              .multiply(BigInteger.valueOf(numerator))
              .add(BigInteger.valueOf(denominator - 1))
              .divide(BigInteger.valueOf(denominator))
              .add(BigInteger.valueOf(extra));
      long bound = new OutputBound(numerator, denominator, extra).frames(frames);
      boolean holds = BigInteger.valueOf(bound).compareTo(exact) == 0 || bound == Long.MAX_VALUE;
      assertEquals(true, holds, "seed %d, round %d: %s".formatted(seed, round, exact));
    }
  }

  @Test
  void refusesNegativePartsAndDivisionByZero() {
    assertThrows(IllegalArgumentException.class, () -> new OutputBound(-1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new OutputBound(1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new OutputBound(1, 1, -1));
  }
}
