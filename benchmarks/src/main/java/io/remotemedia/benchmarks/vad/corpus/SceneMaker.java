package io.remotemedia.benchmarks.vad.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the scenes of one part. */
public final class SceneMaker {
  private static final double CLEAN_NOISE_DB = 60;

  private final Part part;
  private final SplittableRandom random;
  private final List<SpeechClip> voices = new ArrayList<>();
  private final List<SpeechClip> recordings;

  /**
   * Collects the speech.
   *
   * @param part which half
   * @param seed draws everything
   * @param sentences how many sentences the synthetic voices say, each by another voice
   * @throws IOException when espeak-ng is not installed
   */
  public SceneMaker(Part part, long seed, int sentences) throws IOException {
    this.part = part;
    random = new SplittableRandom(part.seed(seed));
    for (int i = 0; i < sentences; i++) {
      SpeechClip clip = Espeak.say(part, random);
      if (clip.active().length > 0) {
        voices.add(clip);
      }
    }
    recordings = Recordings.of(part);
  }

  /**
   * The recordings that are installed.
   *
   * @return their number
   */
  public int recordings() {
    return recordings.size();
  }

  /**
   * The sentences of synthetic voices.
   *
   * @return their number
   */
  public int voices() {
    return voices.size();
  }

  /**
   * Makes a scene.
   *
   * @param background kind of noise
   * @param snrDb power of active speech over noise, dB; infinite for a noise at -60 dB
   * @param recorded whether people speak, where recordings are installed
   * @param seconds length
   * @return the scene
   */
  public Scene make(Background background, double snrDb, boolean recorded, int seconds) {
    boolean people = recorded && !recordings.isEmpty();
    float[] speech = new float[seconds * Scene.RATE];
    boolean[] active = new boolean[seconds * 100];
    speak(people ? recordings : voices, speech, active);
    double speechLevel = Levels.activeRms(speech, active);
    Room.colour(speech, random);
    double coloured = Levels.activeRms(speech, active);
    float[] noise = noise(background, speech.length);
    double ratio = Double.isInfinite(snrDb) ? CLEAN_NOISE_DB : snrDb;
    double noiseGain = coloured * Math.pow(10, -ratio / 20) / (1e-12 + Levels.rms(noise));
    // From -40 to -15 dB of full scale: no detector may rely on a level.
    double gain = Math.pow(10, random.nextDouble(-40, -15) / 20) / (1e-12 + coloured);
    for (int i = 0; i < speech.length; i++) {
      double sample = gain * (speech[i] + noiseGain * noise[i]);
      // Through 16 bits, as every detector is given the same.
      speech[i] = (float) Math.clamp(Math.rint(sample * 32768), -32768, 32767) / 32768f;
    }
    return new Scene(background, snrDb, people && speechLevel > 0, speech, active);
  }

  /** The noise; in one scene of three with some other noise of the same part far below it. */
  private float[] noise(Background background, int length) {
    NoiseMaker maker = new NoiseMaker(random, voices);
    float[] noise = maker.make(background, length);
    Background other = Background.values()[random.nextInt(Background.values().length)];
    if (random.nextInt(3) == 0 && other.belongsTo(part)) {
      float[] second = maker.make(other, length);
      double gain = Levels.rms(noise) * random.nextDouble(0.05, 0.3) / (1e-12 + Levels.rms(second));
      for (int i = 0; i < length; i++) {
        noise[i] += (float) (gain * second[i]);
      }
    }
    return noise;
  }

  /** Sentences with pauses between them; now and then somebody hardly pauses. */
  private void speak(List<SpeechClip> clips, float[] speech, boolean[] active) {
    double longestPause = random.nextInt(5) == 0 ? 0.4 : 4;
    int frame = pause(longestPause);
    SpeechClip clip = clips.get(random.nextInt(clips.size()));
    while (frame < active.length) {
      if (random.nextInt(3) > 0) {
        clip = clips.get(random.nextInt(clips.size()));
      }
      place(clip, frame, speech, active);
      frame += clip.active().length + pause(longestPause);
    }
  }

  private int pause(double longest) {
    return (int) (100 * 0.2 * Math.pow(longest / 0.2, random.nextDouble()));
  }

  private void place(SpeechClip clip, int frame, float[] speech, boolean[] active) {
    double level = Math.pow(10, random.nextDouble(-3, 3) / 20);
    double scale = level * 0.1 / (1e-9 + Levels.activeRms(clip.samples(), clip.active()));
    for (int f = 0; f < clip.active().length && frame + f < active.length; f++) {
      active[frame + f] = clip.active()[f];
      for (int i = f * Scene.FRAME; i < (f + 1) * Scene.FRAME; i++) {
        speech[frame * Scene.FRAME + i] = (float) (scale * clip.samples()[i]);
      }
    }
  }
}
