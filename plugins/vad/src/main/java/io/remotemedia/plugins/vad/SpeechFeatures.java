package io.remotemedia.plugins.vad;

import java.util.Arrays;

/**
 * What the spectrum of one hop says about speech, in numbers that do not depend on the level. Not
 * thread-safe.
 */
final class SpeechFeatures {
  /** Number of features. */
  static final int COUNT = 8;

  /**
   * Silence below this power, relative to full scale, is no background that speech stands above.
   */
  private static final double QUIETEST = 1e-10;

  /** The background counts at least this much below the loudest sound of the last seconds. */
  private static final float DYNAMIC_RANGE = 1e-5f;

  /** The memory of the loudest sound: 1 dB per second. */
  private static final float PEAK_DECAY = 0.9977f;

  /** Of the average that the level is compared with; about 3 s. */
  private static final float AVERAGE_SMOOTHING = 0.9967f;

  private static final int FLUX_HOPS = 3;
  private static final int LOW_BANDS = 7;
  private static final int HIGH_BANDS_FROM = 12;

  private final BandLayout bands;
  private final VoicingMeter voicing;
  private final float quietestPerBin;
  private final float[][] recent = new float[FLUX_HOPS][];
  private float peak;
  private float averageLevel;
  private int hops;

  /**
   * Features of one kind of spectrum.
   *
   * @param rate rate of the analysed signal, Hz
   * @param size length of the transform
   * @param windowEnergy sum of the squares of its window
   */
  SpeechFeatures(double rate, int size, double windowEnergy) {
    bands = new BandLayout(rate, size);
    voicing = new VoicingMeter(rate, size);
    quietestPerBin = (float) (QUIETEST * windowEnergy);
    for (int i = 0; i < FLUX_HOPS; i++) {
      recent[i] = new float[bands.count()];
    }
    reset();
  }

  /** Bytes that are held for one length of transform. */
  static long memoryBytes(int size) {
    return VoicingMeter.memoryBytes(size) + 4L * (FLUX_HOPS + 1) * BandLayout.MOST_BANDS;
  }

  /**
   * Measures one hop.
   *
   * @param power its spectrum
   * @param floor the background in it
   * @param features receives {@link #COUNT} numbers
   */
  void measure(float[] power, float[] floor, float[] features) {
    float[] excess = recent[hops % FLUX_HOPS];
    float level = level(power);
    float average = hops == 0 ? level : averageLevel;
    measureBands(power, floor, excess, features);
    features[4] = voicing.measure(power, floor);
    features[5] = (float) Math.log(peak / level);
    features[7] = (float) Math.log(level / average);
    averageLevel = AVERAGE_SMOOTHING * average + (1 - AVERAGE_SMOOTHING) * level;
    hops++;
  }

  void reset() {
    hops = 0;
    peak = 0;
    for (float[] excess : recent) {
      Arrays.fill(excess, 0);
    }
  }

  private float level(float[] power) {
    float level = 0;
    int end = bands.endBin(bands.count() - 1);
    for (int k = bands.firstBin(0); k < end; k++) {
      level += power[k] + quietestPerBin;
    }
    peak = Math.max(level, peak * PEAK_DECAY);
    return level;
  }

  private void measureBands(float[] power, float[] floor, float[] excess, float[] features) {
    float least = peak * DYNAMIC_RANGE / bands.count();
    float sum = 0;
    float squares = 0;
    float flux = 0;
    float low = 0;
    float high = 0;
    for (int b = 0; b < bands.count(); b++) {
      float value = excess(power, floor, b, least);
      flux += Math.abs(value - excess[b]);
      excess[b] = value;
      sum += value;
      squares += value * value;
      low += b < LOW_BANDS ? value : 0;
      high += b >= HIGH_BANDS_FROM ? value : 0;
    }
    int count = bands.count();
    features[0] = sum / count;
    features[1] = (float) Math.sqrt(squares / count);
    features[2] = low / Math.min(count, LOW_BANDS);
    features[3] = count > HIGH_BANDS_FROM ? high / (count - HIGH_BANDS_FROM) : sum / count;
    features[6] = flux / count;
  }

  /** How far a band stands above its background: natural logarithm of the power ratio, from 0. */
  private float excess(float[] power, float[] floor, int band, float least) {
    float signal = 0;
    float noise = 0;
    int end = bands.endBin(band);
    for (int k = bands.firstBin(band); k < end; k++) {
      signal += power[k];
      noise += floor[k] + quietestPerBin;
    }
    float ratio = signal / Math.max(noise, least);
    return ratio > 1 ? (float) Math.log(ratio) : 0;
  }
}
