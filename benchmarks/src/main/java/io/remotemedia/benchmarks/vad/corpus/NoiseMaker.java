package io.remotemedia.benchmarks.vad.corpus;

import java.util.List;
import java.util.random.RandomGenerator;

/** Makes noise of every kind; the level is arbitrary. */
final class NoiseMaker {
  private static final double RATE = Scene.RATE;

  private final RandomGenerator random;
  private final List<SpeechClip> voices;

  /**
   * A maker.
   *
   * @param random draws everything
   * @param voices what babble is made of
   */
  NoiseMaker(RandomGenerator random, List<SpeechClip> voices) {
    this.random = random;
    this.voices = voices;
  }

  float[] make(Background kind, int length) {
    float[] noise = new float[length];
    switch (kind) {
      case WHITE -> white(noise, 1);
      case PINK -> pink(noise, 1);
      case HUM -> hum(noise);
      case FAN -> fan(noise);
      case STREET -> new StreetNoise(random).add(noise);
      case BABBLE -> babble(noise);
      case KEYBOARD -> keyboard(noise);
      case MUSIC -> new MusicNoise(random).add(noise);
      case RAIN -> rain(noise);
      case MACHINE -> machine(noise);
    }
    return noise;
  }

  private void white(float[] target, double level) {
    for (int i = 0; i < target.length; i++) {
      target[i] += (float) (level * random.nextGaussian());
    }
  }

  /** White noise through three first-order sections spaced by decades, close to -3 dB/octave. */
  private void pink(float[] target, double level) {
    double slow = 0;
    double middle = 0;
    double fast = 0;
    for (int i = 0; i < target.length; i++) {
      double white = random.nextGaussian();
      slow = 0.995 * slow + 0.1 * white;
      middle = 0.95 * middle + 0.3 * white;
      fast = 0.6 * fast + 0.75 * white;
      target[i] += (float) (level * (slow + middle + fast + 0.3 * white));
    }
  }

  private void lowPassed(float[] target, double level, double cutoffHz) {
    double keep = Math.exp(-2 * Math.PI * cutoffHz / RATE);
    double first = 0;
    double second = 0;
    for (int i = 0; i < target.length; i++) {
      first = keep * first + (1 - keep) * random.nextGaussian();
      second = keep * second + (1 - keep) * first;
      target[i] += (float) (level * second);
    }
  }

  private void hum(float[] target) {
    double mains = random.nextBoolean() ? 50 : 60;
    int harmonics = random.nextInt(6, 40);
    for (int h = 1; h <= harmonics; h++) {
      double level = random.nextDouble() / Math.sqrt(h);
      double phase = random.nextDouble(2 * Math.PI);
      double drift = random.nextDouble(0.05, 0.3);
      for (int i = 0; i < target.length; i++) {
        double wander = 0.02 * Math.sin(2 * Math.PI * drift * i / RATE);
        double angle = 2 * Math.PI * h * mains * (i / RATE + wander / mains) + phase;
        target[i] += (float) (level * Math.sin(angle));
      }
    }
    white(target, random.nextDouble(0.01, 0.15));
  }

  private void fan(float[] target) {
    lowPassed(target, 8, random.nextDouble(150, 1200));
    white(target, random.nextDouble(0.02, 0.3));
    double blades = random.nextDouble(60, 240);
    double swell = random.nextDouble(0.2, 2);
    for (int h = 1; h <= 5; h++) {
      double level = random.nextDouble(0, 0.5) / h;
      for (int i = 0; i < target.length; i++) {
        double t = i / RATE;
        double beat = 1 + 0.3 * Math.sin(2 * Math.PI * swell * t);
        target[i] += (float) (level * beat * Math.sin(2 * Math.PI * h * blades * t));
      }
    }
  }

  private void babble(float[] target) {
    int speakers = random.nextInt(4, 10);
    for (int s = 0; s < speakers; s++) {
      double level = Math.pow(10, -random.nextDouble(0, 8) / 20);
      int at = -random.nextInt((int) RATE);
      while (at < target.length) {
        float[] voice = voices.get(random.nextInt(voices.size())).samples();
        double scale = level / (1e-9 + Levels.rms(voice));
        for (int i = Math.max(0, -at); i < voice.length && at + i < target.length; i++) {
          target[at + i] += (float) (scale * voice[i]);
        }
        at += voice.length + random.nextInt((int) RATE / 2);
      }
    }
  }

  private void keyboard(float[] target) {
    pink(target, random.nextDouble(0.002, 0.02));
    int at = 0;
    while (at < target.length) {
      int keys = random.nextInt(3, 30);
      for (int key = 0; key < keys && at < target.length; key++) {
        knock(target, at, random.nextDouble(0.2, 1));
        knock(target, at + random.nextInt(800, 2000), random.nextDouble(0.05, 0.3));
        at += random.nextInt(1000, 4500);
      }
      at += random.nextInt(1000, 30_000);
    }
  }

  /** A resonance that is struck. */
  private void knock(float[] target, int at, double level) {
    double hertz = random.nextDouble(300, 5000);
    double decay = Math.exp(-1 / (RATE * random.nextDouble(0.001, 0.012)));
    double envelope = level;
    for (int i = at; i < target.length && envelope > 1e-4; i++) {
      double tone = Math.sin(2 * Math.PI * hertz * (i - at) / RATE);
      target[i] += (float) (envelope * (0.5 * tone + 0.5 * random.nextGaussian()));
      envelope *= decay;
    }
  }

  private void rain(float[] target) {
    white(target, random.nextDouble(0.02, 0.1));
    double dropsPerSample = random.nextDouble(50, 600) / RATE;
    for (int at = 0; at < target.length; at++) {
      if (random.nextDouble() < dropsPerSample) {
        knock(target, at, 0.05 / (0.03 + random.nextDouble()));
      }
    }
  }

  private void machine(float[] target) {
    lowPassed(target, 2, random.nextDouble(200, 2000));
    int period = random.nextInt((int) RATE / 12, (int) RATE / 2);
    for (int at = 0; at < target.length; at += period) {
      knock(target, at, 1);
      knock(target, at + period / 3, 0.6);
    }
    double motor = random.nextDouble(80, 300);
    for (int i = 0; i < target.length; i++) {
      double angle = 2 * Math.PI * motor * i / RATE;
      target[i] += (float) (0.1 * Math.sin(angle) + 0.05 * Math.sin(2 * angle));
    }
  }
}
