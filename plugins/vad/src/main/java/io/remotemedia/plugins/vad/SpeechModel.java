package io.remotemedia.plugins.vad;

/**
 * Gives the probability of speech for one hop: a network of layers with rectified linear units and
 * a logistic output. Not thread-safe.
 */
final class SpeechModel {
  private final Kernels kernels;
  private final SpeechModelWeights weights;
  private final float[][] sums;

  SpeechModel(Kernels kernels, SpeechModelWeights weights) {
    this.kernels = kernels;
    this.weights = weights;
    sums = new float[weights.layers().size()][];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new float[weights.layers().get(i).bias().length];
    }
  }

  /**
   * The probability of speech.
   *
   * @param inputs {@link FeatureContext#INPUTS} numbers
   * @return 0 to 1
   */
  double probability(float[] inputs) {
    float[] values = inputs;
    for (int i = 0; i < sums.length; i++) {
      SpeechModelWeights.Layer layer = weights.layers().get(i);
      kernels.layer(layer.weights(), layer.bias(), values, layer.inputs(), sums[i]);
      values = sums[i];
      if (i < sums.length - 1) {
        rectify(values);
      }
    }
    return 1 / (1 + Math.exp(-values[0]));
  }

  private static void rectify(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }
}
