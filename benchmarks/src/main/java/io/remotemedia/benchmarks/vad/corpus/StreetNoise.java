package io.remotemedia.benchmarks.vad.corpus;

import java.util.random.RandomGenerator;

/** Traffic: a rumble all the time, vehicles that come and go, now and then a horn. */
final class StreetNoise {
  private static final double RATE = Scene.RATE;

  private final RandomGenerator random;

  StreetNoise(RandomGenerator random) {
    this.random = random;
  }

  void add(float[] target) {
    double[] envelope = new double[target.length];
    for (int i = 0; i < target.length; i++) {
      envelope[i] = 0.3;
    }
    int at = -random.nextInt(4 * Scene.RATE);
    while (at < target.length) {
      int length = random.nextInt(2 * Scene.RATE, 7 * Scene.RATE);
      pass(envelope, at, length, random.nextDouble(0.3, 2));
      at += random.nextInt(Scene.RATE, 6 * Scene.RATE);
    }
    engine(target, envelope);
    for (int horns = random.nextInt(4); horns > 0; horns--) {
      horn(target, random.nextInt(target.length));
    }
  }

  private static void pass(double[] envelope, int at, int length, double level) {
    for (int i = Math.max(0, -at); i < length && at + i < envelope.length; i++) {
      double near = Math.sin(Math.PI * i / length);
      envelope[at + i] += level * near * near * near;
    }
  }

  /** Low noise, more of the high frequencies of tyres when a vehicle is near. */
  private void engine(float[] target, double[] envelope) {
    double low = 0;
    double lower = 0;
    double keep = Math.exp(-2 * Math.PI * random.nextDouble(80, 500) / RATE);
    double tyres = random.nextDouble(0.02, 0.15);
    for (int i = 0; i < target.length; i++) {
      double white = random.nextGaussian();
      low = keep * low + (1 - keep) * white;
      lower = keep * lower + (1 - keep) * low;
      target[i] += (float) (envelope[i] * (6 * lower + tyres * envelope[i] * white));
    }
  }

  private void horn(float[] target, int at) {
    double hertz = random.nextDouble(300, 500);
    int length = random.nextInt(3000, 12_000);
    for (int i = at; i < at + length && i < target.length; i++) {
      double t = (i - at) / RATE;
      double sum = 0;
      for (int h = 1; h <= 6; h++) {
        sum += Math.sin(2 * Math.PI * h * hertz * t) / h;
        sum += Math.sin(2 * Math.PI * h * 1.26 * hertz * t) / h;
      }
      target[i] += (float) (0.2 * sum);
    }
  }
}
