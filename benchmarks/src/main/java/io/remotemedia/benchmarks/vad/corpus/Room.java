package io.remotemedia.benchmarks.vad.corpus;

import java.util.random.RandomGenerator;

/**
 * What lies between mouth and file: the colour of a microphone, sometimes a telephone band, and
 * sometimes reverberation (four combs and two all-passes after Schroeder 1962).
 */
final class Room {
  private static final int[] COMBS = {475, 549, 617, 683};
  private static final int[] ALL_PASSES = {81, 27};

  private Room() {}

  static void colour(float[] samples, RandomGenerator random) {
    tilt(samples, random.nextDouble(-0.7, 0.5));
    if (random.nextInt(5) == 0) {
      telephone(samples);
    }
    if (random.nextInt(2) == 0) {
      reverberate(samples, random.nextDouble(0.15, 0.6), random.nextDouble(0.02, 0.2));
    }
  }

  private static void tilt(float[] samples, double zero) {
    float before = 0;
    for (int i = 0; i < samples.length; i++) {
      float sample = samples[i];
      samples[i] = (float) (sample + zero * before);
      before = sample;
    }
  }

  private static void telephone(float[] samples) {
    double slow = 0;
    double low = 0;
    double lower = 0;
    double high = Math.exp(-2 * Math.PI * 250 / Scene.RATE);
    double keep = Math.exp(-2 * Math.PI * 3000 / Scene.RATE);
    for (int i = 0; i < samples.length; i++) {
      slow = high * slow + (1 - high) * samples[i];
      low = keep * low + (1 - keep) * (samples[i] - slow);
      lower = keep * lower + (1 - keep) * low;
      samples[i] = (float) lower;
    }
  }

  private static void reverberate(float[] samples, double seconds, double level) {
    float[] wet = new float[samples.length];
    for (int delay : COMBS) {
      double gain = Math.pow(10, -3.0 * delay / (seconds * Scene.RATE));
      float[] line = samples.clone();
      for (int i = delay; i < line.length; i++) {
        line[i] += (float) (gain * line[i - delay]);
        wet[i] += line[i - delay];
      }
    }
    for (int delay : ALL_PASSES) {
      float[] in = wet.clone();
      for (int i = delay; i < wet.length; i++) {
        wet[i] = (float) (-0.7 * in[i] + in[i - delay] + 0.7 * wet[i - delay]);
      }
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (level * wet[i]);
    }
  }
}
