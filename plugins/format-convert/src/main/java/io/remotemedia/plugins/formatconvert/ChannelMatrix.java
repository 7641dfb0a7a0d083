package io.remotemedia.plugins.formatconvert;

import java.util.Arrays;

/** Gains from input channels (columns) to output channels (rows). Immutable. */
final class ChannelMatrix {
  /** What {@link #copiedInput} answers for a row that is no copy. */
  static final int NO_COPY = -1;

  private final double[][] gains;
  private final int columns;

  private ChannelMatrix(double[][] gains, int columns) {
    this.gains = gains;
    this.columns = columns;
  }

  /** A matrix of these gains: at least one row, all of one length. */
  static ChannelMatrix of(double[][] gains) {
    double[][] copy = Arrays.stream(gains).map(double[]::clone).toArray(double[][]::new);
    return new ChannelMatrix(copy, copy[0].length);
  }

  /** Every channel to itself. */
  static ChannelMatrix identity(int channels) {
    double[][] gains = new double[channels][channels];
    for (int channel = 0; channel < channels; channel++) {
      gains[channel][channel] = 1;
    }
    return new ChannelMatrix(gains, channels);
  }

  /** The one input channel to every output. */
  static ChannelMatrix duplicate(int outputs) {
    double[][] gains = new double[outputs][1];
    for (double[] row : gains) {
      row[0] = 1;
    }
    return new ChannelMatrix(gains, 1);
  }

  /** The mean of all input channels to one output. */
  static ChannelMatrix average(int inputs) {
    double[][] gains = new double[1][inputs];
    Arrays.fill(gains[0], 1.0 / inputs);
    return new ChannelMatrix(gains, inputs);
  }

  int rows() {
    return gains.length;
  }

  int columns() {
    return columns;
  }

  double gain(int output, int input) {
    return gains[output][input];
  }

  /** Whether every output channel is the input channel of the same number. */
  boolean isIdentity() {
    if (rows() != columns) {
      return false;
    }
    for (int row = 0; row < rows(); row++) {
      if (copiedInput(row) != row) {
        return false;
      }
    }
    return true;
  }

  /** Whether some output is computed, not just copied from an input or silent. */
  boolean mixes() {
    for (int row = 0; row < rows(); row++) {
      if (copiedInput(row) == NO_COPY && !isSilent(row)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no input reaches this output. */
  boolean isSilent(int output) {
    return Arrays.stream(gains[output]).allMatch(gain -> gain == 0);
  }

  /** The only input of this output, when it has gain 1; else {@link #NO_COPY}. */
  int copiedInput(int output) {
    int found = NO_COPY;
    for (int input = 0; input < columns; input++) {
      double gain = gains[output][input];
      if (gain != 0) {
        if (gain != 1 || found != NO_COPY) {
          return NO_COPY;
        }
        found = input;
      }
    }
    return found;
  }

  /** Whether this input reaches an output. */
  boolean uses(int input) {
    return Arrays.stream(gains).anyMatch(row -> row[input] != 0);
  }

  /**
   * This matrix, turned down as a whole until no output can exceed full scale. It is never turned
   * up. One factor for all rows keeps the balance of the outputs.
   */
  ChannelMatrix withoutClipping() {
    double loudest =
        Arrays.stream(gains)
            .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
            .max()
            .orElse(0);
    if (loudest <= 1) {
      return this;
    }
    double[][] scaled =
        Arrays.stream(gains)
            .map(row -> Arrays.stream(row).map(gain -> gain / loudest).toArray())
            .toArray(double[][]::new);
    return new ChannelMatrix(scaled, columns);
  }
}
