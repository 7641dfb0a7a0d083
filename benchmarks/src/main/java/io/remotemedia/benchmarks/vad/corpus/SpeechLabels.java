package io.remotemedia.benchmarks.vad.corpus;

import java.util.Arrays;

/**
 * Says where there is speech, from the clean signal alone: a frame of 10 ms is active when its RMS
 * lies less than 28 dB below that of the loud frames (their 95th percentile). Runs shorter than 30
 * ms are no speech; gaps up to 150 ms lie inside words (closures of plosives, weak fricatives) and
 * are filled.
 */
final class SpeechLabels {
  private static final double ACTIVE_ABOVE_DB = -28;
  private static final double LOUD_PERCENTILE = 0.95;
  private static final int SHORTEST_SPEECH = 3;
  private static final int LONGEST_GAP = 15;

  private SpeechLabels() {}

  static boolean[] of(float[] samples) {
    double[] power = new double[samples.length / Scene.FRAME];
    for (int frame = 0; frame < power.length; frame++) {
      for (int i = frame * Scene.FRAME; i < (frame + 1) * Scene.FRAME; i++) {
        power[frame] += (double) samples[i] * samples[i];
      }
    }
    double[] sorted = power.clone();
    Arrays.sort(sorted);
    double loud = sorted.length == 0 ? 0 : sorted[(int) (LOUD_PERCENTILE * (sorted.length - 1))];
    boolean[] active = new boolean[power.length];
    for (int frame = 0; frame < power.length; frame++) {
      active[frame] = power[frame] > loud * Math.pow(10, ACTIVE_ABOVE_DB / 10);
    }
    flipShortRuns(active, true, SHORTEST_SPEECH - 1);
    flipShortRuns(active, false, LONGEST_GAP);
    return active;
  }

  /** Flips runs of a value up to a length; silence at the start or the end is no gap. */
  private static void flipShortRuns(boolean[] active, boolean value, int longest) {
    int start = 0;
    while (start < active.length) {
      int end = start;
      while (end < active.length && active[end] == active[start]) {
        end++;
      }
      boolean outer = start == 0 || end == active.length;
      if (active[start] == value && end - start <= longest && (value || !outer)) {
        Arrays.fill(active, start, end, !value);
      }
      start = end;
    }
  }
}
