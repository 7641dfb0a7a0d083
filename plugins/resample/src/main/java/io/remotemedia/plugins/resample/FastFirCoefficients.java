package io.remotemedia.plugins.resample;

/** Computes the innermost filters of a {@link FastFir}. */
final class FastFirCoefficients {
  private final FastFir design;
  private final int down;
  private final int taps;

  FastFirCoefficients(FastFir design) {
    this.design = design;
    this.down = design.ratio().down();
    this.taps = design.leafTaps();
  }

  double[] all() {
    double[] all = new double[Math.toIntExact(design.coefficientCount())];
    int periods = taps * design.depth();
    for (int output = 0; output < design.ratio().up(); output++) {
      double[] response = response(output, periods);
      for (int input = 0; input < down; input++) {
        for (int leaf = 0; leaf < design.leaves(); leaf++) {
          int at = ((output * down + input) * design.leaves() + leaf) * taps;
          fillLeaf(all, at, leaf, response, input);
        }
      }
    }
    return all;
  }

  /** The whole filter of one output position, latest input frame first. */
  private double[] response(int output, int periods) {
    double[] values = new double[periods * down];
    double latest = (design.lastPeriod() + 1.0) * down - 1;
    double position = (double) output * down / design.ratio().up();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = design.filter().at(latest - i - position);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return values;
  }

  /**
   * A leaf's digits, base 3, say for each level which half of the filter it is: the even taps, the
   * odd ones, or the first less the second. (Their sum would do as well, but the difference of
   * neighbours is small in most audio, and so is its rounding.) A sliding dot product wants the
   * latest tap last.
   */
  private void fillLeaf(double[] all, int at, int leaf, double[] response, int input) {
    for (int part = 0; part < design.depth(); part++) {
      int sign = sign(leaf, part);
      if (sign == 0) {
        continue;
      }
      for (int i = 0; i < taps; i++) {
        int period = i * design.depth() + part;
        all[at + taps - 1 - i] += sign * response[(period + 1) * down - 1 - input];
      }
    }
  }

  /** With which sign a leaf contains a part, or 0; its first digit is the part's lowest bit. */
  private int sign(int leaf, int part) {
    int sign = 1;
    int digits = leaf;
    for (int level = design.levels() - 1; level >= 0; level--) {
      int digit = digits % 3;
      int bit = part >> level & 1;
      if (digit == 2) {
        sign = bit == 1 ? -sign : sign;
      } else if (digit != bit) {
        return 0;
      }
      digits /= 3;
    }
    return sign;
  }
}
