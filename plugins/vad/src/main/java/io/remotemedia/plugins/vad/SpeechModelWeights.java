package io.remotemedia.plugins.vad;

import java.util.List;

/**
 * The numbers of a {@link SpeechModel}. Immutable.
 *
 * @param layers in the order in which they are computed; the last one has one unit
 */
record SpeechModelWeights(List<Layer> layers) {
  /**
   * A layer.
   *
   * @param units how many numbers come out
   * @param weights for every input the weights of all units, padded with 0 to a multiple of {@link
   *     Kernels#MOST_LANES}
   * @param bias one per unit, padded
   */
  record Layer(int units, float[] weights, float[] bias) {
    int inputs() {
      return weights.length / bias.length;
    }
  }
}
