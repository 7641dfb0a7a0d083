package io.remotemedia.plugins.vad;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the analysis of one sample rate reads only: computed once, shared by all streams. Immutable.
 *
 * @param rate the rate of the analysis
 * @param window a Hann window
 * @param windowEnergy the sum of its squares
 * @param bands how the bins of a spectrum are grouped
 * @param spectrum cosines and sines for the spectrum
 * @param correlation cosines and sines for the autocorrelation
 * @param decimation filter of the decimator
 */
record AnalysisTables(
    AnalysisRate rate,
    float[] window,
    double windowEnergy,
    BandLayout bands,
    Turns spectrum,
    Turns correlation,
    float[][] decimation) {
  /** More rates than this are computed for each stream: a client may choose any. */
  private static final int MOST_CACHED = 32;

  private static final Map<Integer, AnalysisTables> CACHE = new ConcurrentHashMap<>();

  static AnalysisTables of(int sampleRate) {
    AnalysisTables cached = CACHE.get(sampleRate);
    if (cached != null) {
      return cached;
    }
    AnalysisTables tables = compute(AnalysisRate.of(sampleRate));
    if (CACHE.size() < MOST_CACHED) {
      CACHE.put(sampleRate, tables);
    }
    return tables;
  }

  private static AnalysisTables compute(AnalysisRate rate) {
    float[] window = hann(rate.windowLength());
    double energy = 0;
    for (float value : window) {
      energy += value * value;
    }
    return new AnalysisTables(
        rate,
        window,
        energy,
        new BandLayout(rate.hertz(), rate.transformSize()),
        Turns.of(rate.transformSize()),
        Turns.of(rate.transformSize() / 2),
        Decimator.lowPass(rate.factor()));
  }

  private static float[] hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length));
    }
    return window;
  }
}
