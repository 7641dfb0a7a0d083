package io.remotemedia.plugins.resample;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the Vector API. The only class that refers to the incubating module: it is loaded
 * only where the module is present.
 *
 * <p>Every result has one accumulator, whose lanes are added as a tree: lanes half a vector apart,
 * then a quarter, and so on down to neighbours. Adding up several accumulators at once (a
 * transposed addition) walks the same tree, so that a result does not depend on its company. The
 * library's own {@code reduceLanes} promises no order.
 */
final class VectorFloatKernel implements FloatKernel {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > Layout.ROW_QUANTUM
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();
  private static final int HALF = LANES / 2;
  private static final int QUARTER = LANES / 4;
  private static final int EIGHTH = Math.max(1, LANES / 8);
  private static final int SIXTEENTH = Math.max(1, LANES / 16);

  private static final VectorMask<Float> IN_HALF = odd(HALF);
  private static final VectorMask<Float> IN_QUARTER = odd(QUARTER);
  private static final VectorMask<Float> IN_EIGHTH = odd(EIGHTH);
  private static final VectorMask<Float> IN_SIXTEENTH = odd(SIXTEENTH);

  private static final VectorShuffle<Float> SWAP_HALF = swap(HALF);
  private static final VectorShuffle<Float> SWAP_QUARTER = swap(QUARTER);
  private static final VectorShuffle<Float> SWAP_EIGHTH = swap(EIGHTH);
  private static final VectorShuffle<Float> SWAP_SIXTEENTH = swap(SIXTEENTH);

  /** Whether vectors are wide enough for the two kernels below. */
  static boolean isWorthwhile() {
    return LANES >= 4;
  }

  @Override
  public void four(float[] rows, int row, int length, float[] input, int at, float[] results) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int row1 = row + length;
    int row2 = row1 + length;
    int row3 = row2 + length;
    for (int i = 0; i < length; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, input, at + i);
      a0 = FloatVector.fromArray(SPECIES, rows, row + i).fma(x, a0);
      a1 = FloatVector.fromArray(SPECIES, rows, row1 + i).fma(x, a1);
      a2 = FloatVector.fromArray(SPECIES, rows, row2 + i).fma(x, a2);
      a3 = FloatVector.fromArray(SPECIES, rows, row3 + i).fma(x, a3);
    }
    FloatVector sum = quarters(halves(a0, a2), halves(a1, a3));
    if (LANES >= 8) {
      sum = sum.add(sum.rearrange(SWAP_EIGHTH));
    }
    if (LANES >= 16) {
      sum = sum.add(sum.rearrange(SWAP_SIXTEENTH));
    }
    for (int i = 0; i < ExactLayout.GROUP; i++) {
      results[i] = sum.lane(i * QUARTER);
    }
  }

  @Override
  public void sixteen(
      float[] rows, int row, int length, float[] input, int at, int stride, float[] results) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    FloatVector c3 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector d2 = a0;
    FloatVector d3 = a0;
    int row1 = row + length;
    int row2 = row1 + length;
    int row3 = row2 + length;
    int at1 = at + stride;
    int at2 = at1 + stride;
    int at3 = at2 + stride;
    for (int i = 0; i < length; i += LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, input, at + i);
      FloatVector b = FloatVector.fromArray(SPECIES, input, at1 + i);
      FloatVector c = FloatVector.fromArray(SPECIES, input, at2 + i);
      FloatVector d = FloatVector.fromArray(SPECIES, input, at3 + i);
      FloatVector r = FloatVector.fromArray(SPECIES, rows, row + i);
      a0 = r.fma(a, a0);
      b0 = r.fma(b, b0);
      c0 = r.fma(c, c0);
      d0 = r.fma(d, d0);
      r = FloatVector.fromArray(SPECIES, rows, row1 + i);
      a1 = r.fma(a, a1);
      b1 = r.fma(b, b1);
      c1 = r.fma(c, c1);
      d1 = r.fma(d, d1);
      r = FloatVector.fromArray(SPECIES, rows, row2 + i);
      a2 = r.fma(a, a2);
      b2 = r.fma(b, b2);
      c2 = r.fma(c, c2);
      d2 = r.fma(d, d2);
      r = FloatVector.fromArray(SPECIES, rows, row3 + i);
      a3 = r.fma(a, a3);
      b3 = r.fma(b, b3);
      c3 = r.fma(c, c3);
      d3 = r.fma(d, d3);
    }
    // Result 4w+r is that of window w and row r; partners lie half the results apart, as the lanes.
    FloatVector s0 = quarters(halves(a0, c0), halves(b0, d0));
    FloatVector s1 = quarters(halves(a1, c1), halves(b1, d1));
    FloatVector s2 = quarters(halves(a2, c2), halves(b2, d2));
    FloatVector s3 = quarters(halves(a3, c3), halves(b3, d3));
    store(s0, s1, s2, s3, results);
  }

  /** Adds up what lanes are left and puts the sums in order. */
  private static void store(
      FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float[] results) {
    if (LANES == 16) {
      sixteenths(eighths(s0, s2), eighths(s1, s3)).intoArray(results, 0);
      return;
    }
    if (LANES == 8) {
      FloatVector even = eighths(s0, s2);
      FloatVector odd = eighths(s1, s3);
      for (int i = 0; i < LANES; i++) {
        results[2 * i] = even.lane(i);
        results[2 * i + 1] = odd.lane(i);
      }
      return;
    }
    for (int i = 0; i < LANES; i++) {
      results[4 * i] = s0.lane(i);
      results[4 * i + 1] = s1.lane(i);
      results[4 * i + 2] = s2.lane(i);
      results[4 * i + 3] = s3.lane(i);
    }
  }

  private static FloatVector halves(FloatVector a, FloatVector b) {
    return a.blend(b, IN_HALF).add(b.blend(a, IN_HALF).rearrange(SWAP_HALF));
  }

  private static FloatVector quarters(FloatVector a, FloatVector b) {
    return a.blend(b, IN_QUARTER).add(b.blend(a, IN_QUARTER).rearrange(SWAP_QUARTER));
  }

  private static FloatVector eighths(FloatVector a, FloatVector b) {
    return a.blend(b, IN_EIGHTH).add(b.blend(a, IN_EIGHTH).rearrange(SWAP_EIGHTH));
  }

  private static FloatVector sixteenths(FloatVector a, FloatVector b) {
    return a.blend(b, IN_SIXTEENTH).add(b.blend(a, IN_SIXTEENTH).rearrange(SWAP_SIXTEENTH));
  }

  /** The lanes in every other block of so many lanes, the second block first. */
  private static VectorMask<Float> odd(int distance) {
    boolean[] bits = new boolean[LANES];
    for (int i = 0; i < LANES; i++) {
      bits[i] = (i & distance) != 0;
    }
    return VectorMask.fromArray(SPECIES, bits, 0);
  }

  /** Exchanges lanes that lie so far apart. */
  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, i -> i ^ distance);
  }
}
