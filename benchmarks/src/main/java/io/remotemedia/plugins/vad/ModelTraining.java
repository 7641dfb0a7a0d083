package io.remotemedia.plugins.vad;

import io.remotemedia.benchmarks.vad.corpus.Scene;
import io.remotemedia.spi.NodeException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fits the network: cross entropy with both classes weighted alike, Adam, a rate that falls to 0
 * along a cosine. One thread and one generator: the same seed gives the same weights.
 */
public final class ModelTraining {
  private static final int[] UNITS = {32, 16, 1};
  private static final int BATCH = 256;
  private static final double RATE = 3e-3;
  private static final double DECAY = 1e-3;

  /** Labels are not exact: nothing is more certain than this. */
  private static final double CERTAIN = 0.97;

  private final TrainingSet set = new TrainingSet();
  private final SplittableRandom random;
  private final TrainableLayer[] layers = new TrainableLayer[UNITS.length];
  private float[] means;
  private float[] scales;

  /**
   * An empty training.
   *
   * @param seed draws first weights and the order
   */
  public ModelTraining(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Adds material.
   *
   * @param scene a scene of the tuning part
   * @param rate the rate at which the node hears it, Hz
   * @throws NodeException when the rate is out of range
   */
  public void add(Scene scene, int rate) throws NodeException {
    set.add(scene, rate);
  }

  /**
   * Fits the weights.
   *
   * @param epochs how often all material is seen
   * @param out where progress goes
   */
  public void fit(int epochs, PrintWriter out) {
    normalize();
    int inputs = FeatureContext.INPUTS;
    for (int i = 0; i < UNITS.length; i++) {
      layers[i] = new TrainableLayer(inputs, UNITS[i], random);
      inputs = UNITS[i];
    }
    int[] order = IntStream.range(0, set.size()).toArray();
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order);
      double loss = epoch(order, epoch, epochs);
      out.printf(Locale.ROOT, "epoch %d of %d: loss %.4f%n", epoch + 1, epochs, loss);
      out.flush();
    }
  }

  private double epoch(int[] order, int epoch, int epochs) {
    double[] weights = classWeights();
    double loss = 0;
    int batches = order.length / BATCH;
    for (int b = 0; b < batches; b++) {
      for (int i = b * BATCH; i < (b + 1) * BATCH; i++) {
        loss += learn(order[i], weights);
      }
      double progress = (epoch + (double) b / batches) / epochs;
      double rate = RATE * 0.5 * (1 + Math.cos(Math.PI * progress));
      for (TrainableLayer layer : layers) {
        layer.step(rate, DECAY, BATCH);
      }
    }
    return loss / (batches * (double) BATCH);
  }

  private double[] classWeights() {
    long speech = IntStream.range(0, set.size()).filter(set::speech).count();
    double size = set.size();
    return new double[] {size / (2 * (size - speech)), size / (2 * speech)};
  }

  private double learn(int hop, double[] classWeights) {
    float[] source = set.inputs();
    int at = hop * FeatureContext.INPUTS;
    layers[0].forward(source, at, true);
    layers[1].forward(layers[0].values, 0, true);
    layers[2].forward(layers[1].values, 0, false);
    double probability = 1 / (1 + Math.exp(-layers[2].values[0]));
    double wanted = set.speech(hop) ? CERTAIN : 1 - CERTAIN;
    double weight = classWeights[set.speech(hop) ? 1 : 0];
    layers[2].errors[0] = (float) (weight * (probability - wanted));
    layers[2].backward(layers[1].values, 0, layers[1].errors);
    layers[1].backward(layers[0].values, 0, layers[0].errors);
    layers[0].backward(source, at, null);
    return -weight
        * (wanted * Math.log(probability + 1e-9) + (1 - wanted) * Math.log(1 - probability + 1e-9));
  }

  private void normalize() {
    int inputs = FeatureContext.INPUTS;
    float[] values = set.inputs();
    means = new float[inputs];
    scales = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      double sum = 0;
      double squares = 0;
      for (int hop = 0; hop < set.size(); hop++) {
        double value = values[hop * inputs + i];
        sum += value;
        squares += value * value;
      }
      double mean = sum / set.size();
      means[i] = (float) mean;
      scales[i] = (float) (1 / Math.sqrt(squares / set.size() - mean * mean + 1e-6));
      for (int hop = 0; hop < set.size(); hop++) {
        values[hop * inputs + i] = (values[hop * inputs + i] - means[i]) * scales[i];
      }
    }
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  /**
   * Writes the model as the plugin reads it. The normalization of the inputs becomes part of the
   * first layer.
   *
   * @param out receives the text
   */
  public void write(PrintWriter out) {
    for (int l = 0; l < layers.length; l++) {
      TrainableLayer layer = layers[l];
      out.printf("layer %d %d%n", layer.inputs, layer.units);
      for (int unit = 0; unit < layer.units; unit++) {
        writeUnit(layer, unit, l == 0, out);
      }
    }
  }

  private void writeUnit(TrainableLayer layer, int unit, boolean first, PrintWriter out) {
    double bias = layer.weights[layer.inputs * layer.units + unit];
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < layer.inputs; i++) {
      double weight = layer.weights[i * layer.units + unit];
      if (first) {
        weight *= scales[i];
        bias -= weight * means[i];
      }
      line.append(String.format(Locale.ROOT, " %.4g", weight));
    }
    out.printf(Locale.ROOT, "%.4g%s%n", bias, line);
  }
}
