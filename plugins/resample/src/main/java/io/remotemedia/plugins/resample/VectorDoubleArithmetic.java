package io.remotemedia.plugins.resample;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Double precision on the Vector API. Loaded only where its incubating module is present.
 *
 * <p>In {@link #convolve} each lane is one result, added up in the order of the scalar code. In
 * {@link #dot} each result has one accumulator, whose lanes are added as a tree: lanes half a
 * vector apart, then a quarter, down to neighbours; sixteen accumulators walk their trees together,
 * so a result does not depend on its company. (The library's {@code reduceLanes} promises no
 * order.)
 *
 * <p>Loops and the additions that follow them are separate methods on purpose: together they exceed
 * what the JIT compiler inlines, and a vector that is not inlined lives on the heap.
 */
final class VectorDoubleArithmetic extends DoubleArithmetic {
  private static final VectorSpecies<Double> WIDE =
      VectorSpecies.of(double.class, VectorShapes.wide());
  private static final VectorSpecies<Double> DOT =
      VectorSpecies.of(double.class, VectorShapes.dot());

  private static final int W = WIDE.length();
  private static final int V = DOT.length();

  /** Windows that {@link #dot} takes at a time. */
  private static final int WINDOWS = 4;

  private static final int RESULTS = GROUP * WINDOWS;

  private static final int HALF = V / 2;
  private static final int QUARTER = V / 4;

  private static final VectorMask<Double> IN_HALF = odd(HALF);
  private static final VectorMask<Double> IN_QUARTER = odd(QUARTER);

  private static final VectorShuffle<Double> SWAP_HALF = swap(HALF);
  private static final VectorShuffle<Double> SWAP_QUARTER = swap(QUARTER);

  private static final VectorShuffle<Double> EVENS = VectorShuffle.fromOp(WIDE, i -> 2 * i % W);
  private static final VectorShuffle<Double> ODDS = VectorShuffle.fromOp(WIDE, i -> 2 * i % W + 1);
  private static final VectorShuffle<Double> LOWS = VectorShuffle.fromOp(WIDE, i -> i / 2);
  private static final VectorShuffle<Double> HIGHS = VectorShuffle.fromOp(WIDE, i -> (i + W) / 2);
  private static final VectorMask<Double> SECOND =
      VectorMask.fromLong(WIDE, 0xaaaa_aaaa_aaaa_aaaaL & (-1L >>> 64 - W));
  private static final VectorMask<Double> UPPER =
      VectorMask.fromLong(WIDE, ((1L << W / 2) - 1) << W / 2);

  @Override
  public void split(
      double[] source, int at, double[] even, int evenTo, double[] odd, int oddTo, int count) {
    for (int i = 0; i < count; i += W) {
      DoubleVector low = DoubleVector.fromArray(WIDE, source, at + 2 * i);
      DoubleVector high = DoubleVector.fromArray(WIDE, source, at + 2 * i + W);
      low.rearrange(EVENS).blend(high.rearrange(EVENS), UPPER).intoArray(even, evenTo + i);
      low.rearrange(ODDS).blend(high.rearrange(ODDS), UPPER).intoArray(odd, oddTo + i);
    }
  }

  @Override
  public void interleave(
      double[] even, int evenAt, double[] odd, int oddAt, double[] out, int to, int count) {
    for (int i = 0; i < count; i += W) {
      DoubleVector a = DoubleVector.fromArray(WIDE, even, evenAt + i);
      DoubleVector b = DoubleVector.fromArray(WIDE, odd, oddAt + i);
      a.rearrange(LOWS).blend(b.rearrange(LOWS), SECOND).intoArray(out, to + 2 * i);
      a.rearrange(HIGHS).blend(b.rearrange(HIGHS), SECOND).intoArray(out, to + 2 * i + W);
    }
  }

  @Override
  public void add(double[] array, int left, int right, int to, int count) {
    for (int i = 0; i < count; i += W) {
      DoubleVector.fromArray(WIDE, array, left + i)
          .add(DoubleVector.fromArray(WIDE, array, right + i))
          .intoArray(array, to + i);
    }
  }

  @Override
  public void combine(
      double[] array, int first, int second, int both, int late, int even, int odd, int count) {
    for (int i = 0; i < count; i += W) {
      DoubleVector a = DoubleVector.fromArray(WIDE, array, first + i);
      DoubleVector b = DoubleVector.fromArray(WIDE, array, second + i);
      DoubleVector s = DoubleVector.fromArray(WIDE, array, both + i);
      DoubleVector l = DoubleVector.fromArray(WIDE, array, late + i);
      a.add(l).intoArray(array, even + i);
      s.sub(a.add(b)).intoArray(array, odd + i);
    }
  }

  @Override
  public void convolve(
      double[] c,
      int from,
      int taps,
      double[] x,
      int at,
      double[] out,
      int to,
      int count,
      boolean onto) {
    int done = 0;
    for (; done + 7 * W < count; done += 8 * W) {
      convolveEight(c, from, taps, x, at + done, out, to + done, onto);
    }
    for (; done < count; done += W) {
      convolveOne(c, from, taps, x, at + done, out, to + done, onto);
    }
  }

  private static void convolveOne(
      double[] c, int from, int taps, double[] x, int at, double[] out, int to, boolean onto) {
    DoubleVector sum = onto ? DoubleVector.fromArray(WIDE, out, to) : DoubleVector.zero(WIDE);
    for (int k = 0; k < taps; k++) {
      sum =
          DoubleVector.fromArray(WIDE, x, at + k)
              .fma(DoubleVector.broadcast(WIDE, c[from + k]), sum);
    }
    sum.intoArray(out, to);
  }

  private static void convolveEight(
      double[] c, int from, int taps, double[] x, int at, double[] out, int to, boolean onto) {
    DoubleVector a0 = DoubleVector.zero(WIDE);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    DoubleVector a4 = a0;
    DoubleVector a5 = a0;
    DoubleVector a6 = a0;
    DoubleVector a7 = a0;
    if (onto) {
      a0 = DoubleVector.fromArray(WIDE, out, to);
      a1 = DoubleVector.fromArray(WIDE, out, to + W);
      a2 = DoubleVector.fromArray(WIDE, out, to + 2 * W);
      a3 = DoubleVector.fromArray(WIDE, out, to + 3 * W);
      a4 = DoubleVector.fromArray(WIDE, out, to + 4 * W);
      a5 = DoubleVector.fromArray(WIDE, out, to + 5 * W);
      a6 = DoubleVector.fromArray(WIDE, out, to + 6 * W);
      a7 = DoubleVector.fromArray(WIDE, out, to + 7 * W);
    }
    for (int k = 0; k < taps; k++) {
      DoubleVector coefficient = DoubleVector.broadcast(WIDE, c[from + k]);
      a0 = DoubleVector.fromArray(WIDE, x, at + k).fma(coefficient, a0);
      a1 = DoubleVector.fromArray(WIDE, x, at + k + W).fma(coefficient, a1);
      a2 = DoubleVector.fromArray(WIDE, x, at + k + 2 * W).fma(coefficient, a2);
      a3 = DoubleVector.fromArray(WIDE, x, at + k + 3 * W).fma(coefficient, a3);
      a4 = DoubleVector.fromArray(WIDE, x, at + k + 4 * W).fma(coefficient, a4);
      a5 = DoubleVector.fromArray(WIDE, x, at + k + 5 * W).fma(coefficient, a5);
      a6 = DoubleVector.fromArray(WIDE, x, at + k + 6 * W).fma(coefficient, a6);
      a7 = DoubleVector.fromArray(WIDE, x, at + k + 7 * W).fma(coefficient, a7);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + W);
    a2.intoArray(out, to + 2 * W);
    a3.intoArray(out, to + 3 * W);
    a4.intoArray(out, to + 4 * W);
    a5.intoArray(out, to + 5 * W);
    a6.intoArray(out, to + 6 * W);
    a7.intoArray(out, to + 7 * W);
  }

  @Override
  public void convolveTwo(
      double[] c,
      int from,
      int from2,
      int taps,
      double[] x,
      int at,
      double[] out,
      int to,
      int to2,
      int count,
      boolean onto) {
    int done = 0;
    for (; done + 3 * W < count; done += 4 * W) {
      convolveTwoFour(c, from, from2, taps, x, at + done, out, to + done, to2 + done, onto);
    }
    for (; done < count; done += W) {
      convolveOne(c, from, taps, x, at + done, out, to + done, onto);
      convolveOne(c, from2, taps, x, at + done, out, to2 + done, onto);
    }
  }

  private static void convolveTwoFour(
      double[] c,
      int from,
      int from2,
      int taps,
      double[] x,
      int at,
      double[] out,
      int to,
      int to2,
      boolean onto) {
    DoubleVector a0 = DoubleVector.zero(WIDE);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector b2 = a0;
    DoubleVector b3 = a0;
    if (onto) {
      a0 = DoubleVector.fromArray(WIDE, out, to);
      a1 = DoubleVector.fromArray(WIDE, out, to + W);
      a2 = DoubleVector.fromArray(WIDE, out, to + 2 * W);
      a3 = DoubleVector.fromArray(WIDE, out, to + 3 * W);
      b0 = DoubleVector.fromArray(WIDE, out, to2);
      b1 = DoubleVector.fromArray(WIDE, out, to2 + W);
      b2 = DoubleVector.fromArray(WIDE, out, to2 + 2 * W);
      b3 = DoubleVector.fromArray(WIDE, out, to2 + 3 * W);
    }
    for (int k = 0; k < taps; k++) {
      DoubleVector a = DoubleVector.broadcast(WIDE, c[from + k]);
      DoubleVector b = DoubleVector.broadcast(WIDE, c[from2 + k]);
      DoubleVector input = DoubleVector.fromArray(WIDE, x, at + k);
      a0 = input.fma(a, a0);
      b0 = input.fma(b, b0);
      input = DoubleVector.fromArray(WIDE, x, at + k + W);
      a1 = input.fma(a, a1);
      b1 = input.fma(b, b1);
      input = DoubleVector.fromArray(WIDE, x, at + k + 2 * W);
      a2 = input.fma(a, a2);
      b2 = input.fma(b, b2);
      input = DoubleVector.fromArray(WIDE, x, at + k + 3 * W);
      a3 = input.fma(a, a3);
      b3 = input.fma(b, b3);
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + W);
    a2.intoArray(out, to + 2 * W);
    a3.intoArray(out, to + 3 * W);
    b0.intoArray(out, to2);
    b1.intoArray(out, to2 + W);
    b2.intoArray(out, to2 + 2 * W);
    b3.intoArray(out, to2 + 3 * W);
  }

  @Override
  public int dotScratch() {
    return RESULTS * V + RESULTS;
  }

  @Override
  public void dot(
      double[] rows,
      int row,
      int length,
      double[] x,
      int at,
      int stride,
      int windows,
      double[] out,
      int to,
      int outStride,
      int used,
      double[] scratch) {
    int done = 0;
    for (; done + WINDOWS <= windows; done += WINDOWS) {
      accumulateFour(rows, row, length, x, at + done * stride, stride, scratch);
      addLanes(scratch);
      for (int i = 0; i < WINDOWS; i++) {
        store(scratch, i, out, to + (done + i) * outStride, used);
      }
    }
    for (; done < windows; done++) {
      accumulateOne(rows, row, length, x, at + done * stride, scratch);
      addLanes(scratch);
      store(scratch, 0, out, to + done * outStride, used);
    }
  }

  @Override
  public void interpolate(
      double[] rows,
      int row,
      int length,
      double[] x,
      int at,
      double fraction,
      double[] out,
      int to,
      double[] scratch) {
    accumulateOne(rows, row, length, x, at, scratch);
    addLanes(scratch);
    out[to] =
        Cubic.at(
            fraction,
            scratch[indexOf(0, 0)],
            scratch[indexOf(0, 1)],
            scratch[indexOf(0, 2)],
            scratch[indexOf(0, 3)]);
  }

  private static void store(double[] scratch, int window, double[] out, int to, int used) {
    for (int i = 0; i < used; i++) {
      out[to + i] = scratch[indexOf(window, i)];
    }
  }

  /** Accumulator {@code 4 window + row} goes to that place of the scratch array. */
  private static void accumulateOne(
      double[] rows, int row, int length, double[] x, int at, double[] scratch) {
    DoubleVector a0 = DoubleVector.zero(DOT);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    int row1 = row + length;
    int row2 = row1 + length;
    int row3 = row2 + length;
    for (int i = 0; i < length; i += V) {
      DoubleVector input = DoubleVector.fromArray(DOT, x, at + i);
      a0 = DoubleVector.fromArray(DOT, rows, row + i).fma(input, a0);
      a1 = DoubleVector.fromArray(DOT, rows, row1 + i).fma(input, a1);
      a2 = DoubleVector.fromArray(DOT, rows, row2 + i).fma(input, a2);
      a3 = DoubleVector.fromArray(DOT, rows, row3 + i).fma(input, a3);
    }
    a0.intoArray(scratch, 0);
    a1.intoArray(scratch, V);
    a2.intoArray(scratch, 2 * V);
    a3.intoArray(scratch, 3 * V);
  }

  private static void accumulateFour(
      double[] rows, int row, int length, double[] x, int at, int stride, double[] scratch) {
    DoubleVector a0 = DoubleVector.zero(DOT);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector b2 = a0;
    DoubleVector b3 = a0;
    DoubleVector c0 = a0;
    DoubleVector c1 = a0;
    DoubleVector c2 = a0;
    DoubleVector c3 = a0;
    DoubleVector d0 = a0;
    DoubleVector d1 = a0;
    DoubleVector d2 = a0;
    DoubleVector d3 = a0;
    int row1 = row + length;
    int row2 = row1 + length;
    int row3 = row2 + length;
    int at1 = at + stride;
    int at2 = at1 + stride;
    int at3 = at2 + stride;
    for (int i = 0; i < length; i += V) {
      DoubleVector a = DoubleVector.fromArray(DOT, x, at + i);
      DoubleVector b = DoubleVector.fromArray(DOT, x, at1 + i);
      DoubleVector c = DoubleVector.fromArray(DOT, x, at2 + i);
      DoubleVector d = DoubleVector.fromArray(DOT, x, at3 + i);
      DoubleVector r = DoubleVector.fromArray(DOT, rows, row + i);
      a0 = r.fma(a, a0);
      b0 = r.fma(b, b0);
      c0 = r.fma(c, c0);
      d0 = r.fma(d, d0);
      r = DoubleVector.fromArray(DOT, rows, row1 + i);
      a1 = r.fma(a, a1);
      b1 = r.fma(b, b1);
      c1 = r.fma(c, c1);
      d1 = r.fma(d, d1);
      r = DoubleVector.fromArray(DOT, rows, row2 + i);
      a2 = r.fma(a, a2);
      b2 = r.fma(b, b2);
      c2 = r.fma(c, c2);
      d2 = r.fma(d, d2);
      r = DoubleVector.fromArray(DOT, rows, row3 + i);
      a3 = r.fma(a, a3);
      b3 = r.fma(b, b3);
      c3 = r.fma(c, c3);
      d3 = r.fma(d, d3);
    }
    a0.intoArray(scratch, 0);
    a1.intoArray(scratch, V);
    a2.intoArray(scratch, 2 * V);
    a3.intoArray(scratch, 3 * V);
    b0.intoArray(scratch, 4 * V);
    b1.intoArray(scratch, 5 * V);
    b2.intoArray(scratch, 6 * V);
    b3.intoArray(scratch, 7 * V);
    c0.intoArray(scratch, 8 * V);
    c1.intoArray(scratch, 9 * V);
    c2.intoArray(scratch, 10 * V);
    c3.intoArray(scratch, 11 * V);
    d0.intoArray(scratch, 12 * V);
    d1.intoArray(scratch, 13 * V);
    d2.intoArray(scratch, 14 * V);
    d3.intoArray(scratch, 15 * V);
  }

  /** Adds up the lanes of all sixteen accumulators and puts the sums behind them. */
  private static void addLanes(double[] scratch) {
    int to = RESULTS * V;
    for (int row = 0; row < GROUP; row++) {
      // Partners lie half the results apart, as the lanes that are added do.
      DoubleVector ac = halves(load(scratch, row), load(scratch, row + 8));
      DoubleVector bd = halves(load(scratch, row + 4), load(scratch, row + 12));
      if (V == 4) {
        quarters(ac, bd).intoArray(scratch, to + row * V);
      } else {
        ac.intoArray(scratch, to + row * WINDOWS);
        bd.intoArray(scratch, to + row * WINDOWS + V);
      }
    }
  }

  /** Where {@link #addLanes} left a sum. */
  private static int indexOf(int window, int row) {
    int place = V == 4 ? window : (window & 1) * V + (window >> 1);
    return RESULTS * V + row * WINDOWS + place;
  }

  private static DoubleVector load(double[] scratch, int accumulator) {
    return DoubleVector.fromArray(DOT, scratch, accumulator * V);
  }

  private static DoubleVector halves(DoubleVector a, DoubleVector b) {
    return a.blend(b, IN_HALF).add(b.blend(a, IN_HALF).rearrange(SWAP_HALF));
  }

  private static DoubleVector quarters(DoubleVector a, DoubleVector b) {
    return a.blend(b, IN_QUARTER).add(b.blend(a, IN_QUARTER).rearrange(SWAP_QUARTER));
  }

  /** The lanes in every other block of so many lanes, the second block first. */
  private static VectorMask<Double> odd(int distance) {
    boolean[] bits = new boolean[V];
    for (int i = 0; i < V; i++) {
      bits[i] = (i & distance) != 0;
    }
    return VectorMask.fromArray(DOT, bits, 0);
  }

  /** Exchanges lanes that lie so far apart. */
  private static VectorShuffle<Double> swap(int distance) {
    return VectorShuffle.fromOp(DOT, i -> i ^ distance);
  }
}
