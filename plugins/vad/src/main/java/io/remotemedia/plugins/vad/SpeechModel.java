package io.remotemedia.plugins.vad;

/**
 * Gives the probability of speech for one hop: a network of one hidden layer with hyperbolic
 * tangents and a logistic output. Not thread-safe.
 */
final class SpeechModel {
  /**
   * The probability of speech.
   *
   * @param inputs {@link FeatureContext#INPUTS} numbers
   * @return 0 to 1
   */
  double probability(float[] inputs) {
    float sum = SpeechModelWeights.OUTPUT_BIAS;
    for (int unit = 0; unit < SpeechModelWeights.HIDDEN.length; unit++) {
      sum += SpeechModelWeights.OUTPUT[unit] * hidden(SpeechModelWeights.HIDDEN[unit], inputs);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static float hidden(float[] weights, float[] inputs) {
    float even = weights[FeatureContext.INPUTS];
    float odd = 0;
    for (int i = 0; i < FeatureContext.INPUTS; i += 2) {
      even += weights[i] * inputs[i];
      odd += weights[i + 1] * inputs[i + 1];
    }
    return tanh(even + odd);
  }

  /** Cheaper than the exact function: one exponential. */
  private static float tanh(float x) {
    return (float) (1 - 2 / (1 + Math.exp(2 * x)));
  }
}
