package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * What the spectrum of one hop says about speech, in numbers that do not depend on the level. Not
 * thread-safe.
 */
final class SpeechFeatures {
  /** Number of features. */
  static final int COUNT = 16;

  /** Pairs of neighbouring bands; the first features tell how far each stands out. */
  private static final int GROUPS = BandLayout.MOST_BANDS / 2;

  /**
   * Silence below this power, relative to full scale, is no background that speech stands above.
   */
  private static final double QUIETEST = 1e-10;

  /** The background counts at least this much below the loudest sound of the last seconds. */
  private static final float DYNAMIC_RANGE = 1e-5f;

  /** The memory of the loudest sound: 1 dB per second. */
  private static final float PEAK_DECAY = 0.9977f;

  /** Of the averages that level and tilt are compared with; about 3 s. */
  private static final float AVERAGE_SMOOTHING = 0.9967f;

  /** Features are multiples of this: sums of up to 100 of them are exact in a float. */
  private static final float STEPS_PER_UNIT = 1024;

  /** Larger than any feature. */
  private static final float LARGEST = 31;

  private static final int FLUX_HOPS = 3;
  private static final int LOW_BANDS = 8;

  private final BandLayout bands;
  private final float[] quietest;
  private final float[][] recent = new float[FLUX_HOPS][BandLayout.MOST_BANDS];
  private final float[] recentLevel = new float[FLUX_HOPS];
  private final float[] features = new float[COUNT];
  private float peak;
  private float averageLevel;
  private float averageTilt;
  private long hops;

  /**
   * Features of one kind of spectrum.
   *
   * @param bands how its bins are grouped
   * @param windowEnergy sum of the squares of its window
   */
  SpeechFeatures(BandLayout bands, double windowEnergy) {
    this.bands = bands;
    quietest = new float[bands.count()];
    for (int band = 0; band < quietest.length; band++) {
      quietest[band] = (float) (QUIETEST * windowEnergy * bands.width(band));
    }
  }

  /** Bytes that are held. */
  static long memoryBytes() {
    return 4L * ((FLUX_HOPS + 1) * BandLayout.MOST_BANDS + COUNT + FLUX_HOPS);
  }

  /**
   * Measures the next hop.
   *
   * @param space holds power and background in bands, and the voicing
   * @param hop its place in the batch
   * @return {@link #COUNT} numbers, until the next call
   */
  float[] measure(Workspace space, int hop) {
    int at = hop * BandLayout.MOST_BANDS;
    int slot = (int) (hops % FLUX_HOPS);
    float low = sum(space.signalInBands, at, 0, Math.min(LOW_BANDS, bands.count()));
    float high = sum(space.signalInBands, at, LOW_BANDS, bands.count());
    float level = low + high;
    peak = Math.max(level, peak * PEAK_DECAY);
    measureBands(space, at, recent[slot]);
    measureLevels(slot, NaturalLog.of(level), NaturalLog.of((low + 1e-20f) / (high + 1e-20f)));
    features[10] = space.voicing[hop];
    hops++;
    round();
    return features;
  }

  void reset() {
    hops = 0;
    peak = 0;
    for (float[] excess : recent) {
      Arrays.fill(excess, 0);
    }
  }

  /** Power with the quietest background added, so that its logarithm exists. */
  private float sum(float[] power, int at, int from, int to) {
    float sum = 0;
    for (int band = from; band < to; band++) {
      sum += power[at + band] + quietest[band];
    }
    return sum;
  }

  private void measureBands(Workspace space, int at, float[] excess) {
    float least = peak * DYNAMIC_RANGE / bands.count();
    float squares = 0;
    float flux = 0;
    for (int band = 0; band < bands.count(); band++) {
      float noise = Math.max(space.noiseInBands[at + band] + quietest[band], least);
      float ratio = space.signalInBands[at + band] / noise;
      float value = NaturalLog.of(Math.max(1, ratio));
      flux += Math.abs(value - excess[band]);
      excess[band] = value;
      squares += value * value;
    }
    for (int group = 0; group < GROUPS; group++) {
      features[group] = 0.5f * (excess[2 * group] + excess[2 * group + 1]);
    }
    features[8] = (float) Math.sqrt(squares / bands.count());
    features[9] = flux / bands.count();
    features[15] = 0.125f * squares / bands.count();
  }

  private void measureLevels(int slot, float level, float tilt) {
    float before = hops < FLUX_HOPS ? level : recentLevel[slot];
    averageLevel = average(averageLevel, level);
    averageTilt = average(averageTilt, tilt);
    recentLevel[slot] = level;
    features[11] = NaturalLog.of(peak) - level;
    features[12] = level - averageLevel;
    features[13] = tilt - averageTilt;
    features[14] = Math.abs(level - before);
  }

  private float average(float average, float value) {
    return hops == 0 ? value : AVERAGE_SMOOTHING * average + (1 - AVERAGE_SMOOTHING) * value;
  }

  /** Makes sums of features exact, so that running sums need no correction. */
  private void round() {
    for (int i = 0; i < COUNT; i++) {
      float bounded = Math.max(-LARGEST, Math.min(LARGEST, features[i]));
      features[i] = (float) Math.rint(bounded * STEPS_PER_UNIT) / STEPS_PER_UNIT;
    }
  }
}
