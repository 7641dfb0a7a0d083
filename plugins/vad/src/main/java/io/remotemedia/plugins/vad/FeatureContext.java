package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * Averages features over stretches of time around a hop: what speech does over a syllable and over
 * a word says more than one hop. Keeps the last hops. Not thread-safe.
 */
final class FeatureContext {
  /** Hops that must be heard after the one to be judged. */
  static final int LOOK_AHEAD = 10;

  /** Hops before and after the judged one, for each stretch. */
  private static final int[][] STRETCHES = {{1, 2}, {10, LOOK_AHEAD}, {45, LOOK_AHEAD}};

  /** Numbers that describe one hop. */
  static final int INPUTS = STRETCHES.length * SpeechFeatures.COUNT;

  /** A power of two above the longest stretch. */
  private static final int KEPT = 64;

  private final float[][] kept = new float[KEPT][SpeechFeatures.COUNT];
  private final Stretch[] stretches = new Stretch[STRETCHES.length];
  private long heard;
  private long judged;

  FeatureContext() {
    for (int i = 0; i < stretches.length; i++) {
      stretches[i] = new Stretch(STRETCHES[i][0], STRETCHES[i][1]);
    }
  }

  /** Bytes that a context holds. */
  static long memoryBytes() {
    return 4L * SpeechFeatures.COUNT * (KEPT + STRETCHES.length);
  }

  /**
   * Takes the features of the next hop.
   *
   * @param features copied
   */
  void add(float[] features) {
    System.arraycopy(features, 0, kept[(int) (heard & KEPT - 1)], 0, SpeechFeatures.COUNT);
    heard++;
  }

  /**
   * How many hops wait to be judged.
   *
   * @return hops that were added and not described
   */
  long waiting() {
    return heard - judged;
  }

  /**
   * Describes the next hop by the averages around it, over what was heard of each stretch.
   *
   * @param inputs receives {@link #INPUTS} numbers
   */
  void describeNext(float[] inputs) {
    for (int i = 0; i < stretches.length; i++) {
      stretches[i].moveTo(judged);
      stretches[i].averages(inputs, i * SpeechFeatures.COUNT);
    }
    judged++;
  }

  void reset() {
    heard = 0;
    judged = 0;
    for (Stretch stretch : stretches) {
      stretch.reset();
    }
  }

  /**
   * The sums over the hops from {@code back} before to {@code ahead} after the judged one. They are
   * exact, because features are multiples of a power of two.
   */
  private final class Stretch {
    private final int back;
    private final int ahead;
    private final float[] sums = new float[SpeechFeatures.COUNT];
    private long first;
    private long end;

    private Stretch(int back, int ahead) {
      this.back = back;
      this.ahead = ahead;
    }

    private void moveTo(long hop) {
      for (; end < heard && end <= hop + ahead; end++) {
        float[] features = kept[(int) (end & KEPT - 1)];
        for (int i = 0; i < SpeechFeatures.COUNT; i++) {
          sums[i] += features[i];
        }
      }
      for (; first < hop - back; first++) {
        float[] features = kept[(int) (first & KEPT - 1)];
        for (int i = 0; i < SpeechFeatures.COUNT; i++) {
          sums[i] -= features[i];
        }
      }
    }

    private void averages(float[] target, int at) {
      float scale = 1f / (end - first);
      for (int i = 0; i < SpeechFeatures.COUNT; i++) {
        target[at + i] = sums[i] * scale;
      }
    }

    private void reset() {
      Arrays.fill(sums, 0);
      first = 0;
      end = 0;
    }
  }
}
