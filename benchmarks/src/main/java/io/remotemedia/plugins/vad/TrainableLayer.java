package io.remotemedia.plugins.vad;

import java.util.random.RandomGenerator;

/** A layer whose weights follow the gradient by Adam (Kingma and Ba 2015). */
final class TrainableLayer {
  private static final double KEEP_MEAN = 0.9;
  private static final double KEEP_SQUARE = 0.999;
  private static final double TINY = 1e-8;

  final int inputs;
  final int units;
  final float[] values;
  final float[] errors;

  /** For every input the weights of all units; the last row is the bias. */
  final float[] weights;

  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private int steps;

  TrainableLayer(int inputs, int units, RandomGenerator random) {
    this.inputs = inputs;
    this.units = units;
    values = new float[units];
    errors = new float[units];
    int count = (inputs + 1) * units;
    weights = new float[count];
    gradient = new float[count];
    mean = new float[count];
    square = new float[count];
    for (int i = 0; i < inputs * units; i++) {
      weights[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
    }
  }

  void forward(float[] source, int at, boolean rectify) {
    System.arraycopy(weights, inputs * units, values, 0, units);
    for (int i = 0; i < inputs; i++) {
      float input = source[at + i];
      int row = i * units;
      for (int unit = 0; unit < units; unit++) {
        values[unit] += weights[row + unit] * input;
      }
    }
    for (int unit = 0; rectify && unit < units; unit++) {
      values[unit] = Math.max(0, values[unit]);
    }
  }

  /** Adds to the gradient; {@code errors} are those of the sums. Gives the errors of the inputs. */
  void backward(float[] source, int at, float[] inputErrors) {
    for (int i = 0; i < inputs; i++) {
      float input = source[at + i];
      int row = i * units;
      float sum = 0;
      for (int unit = 0; unit < units; unit++) {
        gradient[row + unit] += errors[unit] * input;
      }
      if (inputErrors != null) {
        for (int unit = 0; unit < units; unit++) {
          sum += errors[unit] * weights[row + unit];
        }
        inputErrors[i] = input > 0 ? sum : 0;
      }
    }
    for (int unit = 0; unit < units; unit++) {
      gradient[inputs * units + unit] += errors[unit];
    }
  }

  void step(double rate, double decay, int batch) {
    steps++;
    double meanScale = 1 / (1 - Math.pow(KEEP_MEAN, steps));
    double squareScale = 1 / (1 - Math.pow(KEEP_SQUARE, steps));
    for (int i = 0; i < weights.length; i++) {
      double slope = gradient[i] / batch;
      gradient[i] = 0;
      mean[i] = (float) (KEEP_MEAN * mean[i] + (1 - KEEP_MEAN) * slope);
      square[i] = (float) (KEEP_SQUARE * square[i] + (1 - KEEP_SQUARE) * slope * slope);
      double change = meanScale * mean[i] / (Math.sqrt(squareScale * square[i]) + TINY);
      weights[i] -= (float) (rate * (change + decay * weights[i]));
    }
  }
}
