package io.remotemedia.benchmarks.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final boolean[] ACTIVE = {true, true, true, true, false, false};

  @Test
  void balancedAccuracyWeighsBothClassesAlike() {
    Score score = new Score();
    score.add(ACTIVE, new Detection(new boolean[] {true, true, true, false, true, false}, null));
    assertEquals((0.75 + 0.5) / 2, score.balancedAccuracy(), 1e-12);
    assertEquals(2 * 3.0 / (2 * 3 + 1 + 1), score.f1(), 1e-12);
  }

  @Test
  void theAreaIsThePartOfPairsInTheRightOrder() {
    Score score = new Score();
    double[] probability = {0.9, 0.8, 0.4, 0.3, 0.5, 0.1};
    score.add(ACTIVE, new Detection(new boolean[6], probability));
    // Of 8 pairs, (0.4, 0.5) and (0.3, 0.5) are in the wrong order.
    assertEquals(6 / 8.0, Score.area(score.curve()), 1e-12);
  }

  @Test
  void equalProbabilitiesCountAsHalf() {
    Score score = new Score();
    score.add(ACTIVE, new Detection(new boolean[6], new double[] {1, 1, 1, 1, 1, 1}));
    assertEquals(0.5, Score.area(score.curve()), 1e-12);
  }
}
