package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
  @RepeatedTest(20)
  void percentilesAreWithinThreePercentOfTheTrueOnes(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    LatencyRecorder recorder = new LatencyRecorder();
    long[] all = new long[1 + random.nextInt(5_000)];
    for (int i = 0; i < all.length; i++) {
      all[i] = (long) Math.exp(7 + 15 * random.nextDouble());
      recorder.record(all[i]);
    }
    Arrays.sort(all);
    for (double part : new double[] {0.5, 0.95, 0.99, 1}) {
      long exact = all[(int) Math.max(0, Math.ceil(part * all.length) - 1)];
      assertEquals(
          exact,
          recorder.percentileNanos(part),
          0.032 * exact + 64,
          () -> "seed %d, part %s".formatted(seed, part));
    }
    assertEquals(all[all.length - 1], recorder.maxNanos());
    assertEquals(Arrays.stream(all).sum() / all.length, recorder.meanNanos());
  }

  @Test
  void withoutChunksEverythingIsZero() {
    LatencyRecorder recorder = new LatencyRecorder();
    assertEquals(0, recorder.percentileNanos(0.99));
    assertEquals(0, recorder.meanNanos());
  }

  @Test
  void whatIsBeyondTheRangeCountsAtItsEnd() {
    LatencyRecorder recorder = new LatencyRecorder();
    recorder.record(-1);
    recorder.record(Long.MAX_VALUE / 2);
    assertEquals(2, recorder.count());
    assertEquals(Long.MAX_VALUE / 2, recorder.maxNanos());
  }
}
