package io.remotemedia.benchmarks.vad.corpus;

import java.util.random.RandomGenerator;

/** Chords of a few instruments, a bass, and drums; no song. */
final class MusicNoise {
  private static final double RATE = Scene.RATE;
  private static final int[][] CHORDS = {{0, 4, 7}, {0, 3, 7}, {0, 5, 9}, {0, 4, 7, 11}};

  private final RandomGenerator random;

  MusicNoise(RandomGenerator random) {
    this.random = random;
  }

  void add(float[] target) {
    int beat = random.nextInt((int) (0.3 * RATE), (int) (0.8 * RATE));
    double key = 110 * Math.pow(2, random.nextInt(12) / 12.0);
    boolean drums = random.nextInt(3) > 0;
    int root = 0;
    for (int at = 0, count = 0; at < target.length; at += beat, count++) {
      if (count % 4 == 0) {
        root = random.nextInt(12);
        note(target, at, 4 * beat, hertz(key / 2, root), 0.4);
      }
      int[] chord = CHORDS[random.nextInt(CHORDS.length)];
      for (int step : chord) {
        if (random.nextInt(4) > 0) {
          note(target, at, beat * random.nextInt(1, 4), hertz(key, root + step), 0.2);
        }
      }
      note(target, at, beat, hertz(2 * key, root + chord[random.nextInt(chord.length)]), 0.25);
      if (drums) {
        drum(target, at, count % 2 == 0 ? 70 : 0);
      }
    }
  }

  private static double hertz(double key, int semitones) {
    return key * Math.pow(2, semitones / 12.0);
  }

  private void note(float[] target, int at, int length, double hertz, double level) {
    double decay = random.nextDouble(0.2, 2);
    double vibrato = random.nextInt(3) == 0 ? 0.004 : 0;
    double brightness = random.nextDouble(0.8, 2);
    int harmonics = (int) Math.min(12, 7000 / hertz);
    for (int i = at; i < at + length && i < target.length; i++) {
      double t = (i - at) / RATE;
      double envelope = level * Math.min(1, t * 100) * Math.exp(-t / decay);
      double angle = 2 * Math.PI * hertz * (t + vibrato * Math.sin(35 * t) / 35);
      double sum = 0;
      for (int h = 1; h <= harmonics; h++) {
        sum += Math.sin(h * angle) * Math.pow(h, -brightness);
      }
      target[i] += (float) (envelope * sum);
    }
  }

  private void drum(float[] target, int at, double hertz) {
    for (int i = at; i < at + 2400 && i < target.length; i++) {
      double t = (i - at) / RATE;
      double skin = hertz > 0 ? Math.sin(2 * Math.PI * hertz * t) : random.nextGaussian();
      target[i] += (float) (0.5 * Math.exp(-t * 30) * skin);
    }
  }
}
