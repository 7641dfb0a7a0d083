package io.remotemedia.benchmarks.vad.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorpusTest {
  @Test
  void labelsFollowTheLevelOfTheCleanSignal() {
    float[] samples = new float[100 * Scene.FRAME];
    tone(samples, 20, 40);
    tone(samples, 50, 60);
    tone(samples, 80, 90);
    tone(samples, 95, 97);
    boolean[] expected = new boolean[100];
    // A gap of 100 ms is filled, one of 200 ms is not, a burst of 20 ms does not count.
    java.util.Arrays.fill(expected, 20, 60, true);
    java.util.Arrays.fill(expected, 80, 90, true);
    assertArrayEquals(expected, SpeechLabels.of(samples));
  }

  @Test
  void tuningAndTestShareNothing() {
    for (Background kind : List.of(Background.RAIN, Background.MACHINE)) {
      assertTrue(!kind.belongsTo(Part.TUNING) && kind.belongsTo(Part.TEST));
    }
    assertTrue(Collections.disjoint(Part.TUNING.languages(), Part.TEST.languages()));
    assertTrue(Collections.disjoint(Part.TUNING.speakers(), Part.TEST.speakers()));
    assertTrue(Collections.disjoint(Part.TUNING.recordings(), Part.TEST.recordings()));
    for (long seed = 0; seed < 100; seed++) {
      assertNotEquals(Part.TUNING.seed(seed), Part.TEST.seed(seed));
    }
  }

  @Test
  void everyKindOfNoiseSoundsAndIsDrawnFromItsSeed() {
    SpeechClip voice =
        new SpeechClip("tone", false, tone(new float[8_000], 0, 50), new boolean[50]);
    for (Background kind : Background.values()) {
      float[] first = noise(kind, 7, voice);
      assertTrue(Levels.rms(first) > 0, kind + " is silent");
      assertArrayEquals(first, noise(kind, 7, voice), kind + " differs for one seed");
      assertEquals(5 * Scene.RATE, first.length);
    }
  }

  private static float[] noise(Background kind, long seed, SpeechClip voice) {
    return new NoiseMaker(new SplittableRandom(seed), List.of(voice)).make(kind, 5 * Scene.RATE);
  }

  private static float[] tone(float[] samples, int fromFrame, int toFrame) {
    for (int i = fromFrame * Scene.FRAME; i < toFrame * Scene.FRAME; i++) {
      samples[i] = (float) Math.sin(0.3 * i);
    }
    return samples;
  }
}
