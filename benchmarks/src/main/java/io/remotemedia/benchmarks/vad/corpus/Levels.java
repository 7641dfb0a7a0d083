package io.remotemedia.benchmarks.vad.corpus;

/** Measures signals. */
final class Levels {
  private Levels() {}

  static double rms(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, samples.length));
  }

  /** Over the frames that are active. */
  static double activeRms(float[] samples, boolean[] active) {
    double sum = 0;
    long count = 0;
    for (int frame = 0; frame < active.length; frame++) {
      for (int i = frame * Scene.FRAME; active[frame] && i < (frame + 1) * Scene.FRAME; i++) {
        sum += (double) samples[i] * samples[i];
        count++;
      }
    }
    return Math.sqrt(sum / Math.max(1, count));
  }
}
