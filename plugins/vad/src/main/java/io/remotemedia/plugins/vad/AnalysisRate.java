package io.remotemedia.plugins.vad;

/**
 * The rate at which audio is analysed, and what follows from it: 8 to 16 kHz, the audio's own rate
 * over a whole number. Lower rates stay as they are.
 *
 * @param factor input samples per analysed sample
 * @param hertz the rate
 * @param transformSize length of the transform, a power of two
 * @param windowLength length of the window, samples
 */
record AnalysisRate(int factor, double hertz, int transformSize, int windowLength) {
  private static final int LOWEST = 8_000;
  private static final double WINDOW_SECONDS = 0.030;

  /** A power of two lies within 32 ms at 8 kHz, and the window may fill it. */
  private static final double SHORTEST_TRANSFORM_SECONDS = 0.0256;

  private static final int LEAST_TRANSFORM = 32;

  static AnalysisRate of(int sampleRate) {
    int factor = Math.max(1, sampleRate / LOWEST);
    double rate = (double) sampleRate / factor;
    int least = (int) Math.ceil(rate * SHORTEST_TRANSFORM_SECONDS);
    int size = Math.max(LEAST_TRANSFORM, Integer.highestOneBit(Math.max(1, least - 1)) * 2);
    int window = Math.max(2, Math.min(size, (int) Math.round(rate * WINDOW_SECONDS)));
    return new AnalysisRate(factor, rate, size, window);
  }

  /** Bins of a spectrum, without the one at half the rate. */
  int bins() {
    return transformSize / 2;
  }

  /** The most analysed samples that a number of input samples gives. */
  int most(int inputSamples) {
    return inputSamples / factor + 1;
  }
}
