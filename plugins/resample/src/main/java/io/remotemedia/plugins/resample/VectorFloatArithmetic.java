package io.remotemedia.plugins.resample;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Single precision on the Vector API. Loaded only where its incubating module is present.
 *
 * <p>In {@link #convolve} and {@link #group} each lane is one result, added up in the order of the
 * scalar code. In {@link #interpolate} lanes are taps; they are added as a tree, because the
 * library's {@code reduceLanes} promises no order.
 *
 * <p>The loops are small methods of their own on purpose: what the JIT compiler cannot inline it
 * keeps on the heap, vectors too.
 */
final class VectorFloatArithmetic extends FloatArithmetic {
  private static final VectorSpecies<Float> WIDE =
      VectorSpecies.of(float.class, VectorShapes.wide());
  private static final VectorSpecies<Float> DOT = VectorSpecies.of(float.class, VectorShapes.dot());

  private static final int W = WIDE.length();
  private static final int V = DOT.length();

  private static final VectorShuffle<Float> SWAP_FOUR = swap(4);
  private static final VectorShuffle<Float> SWAP_TWO = swap(2);

  private static final VectorShuffle<Float> EVENS = VectorShuffle.fromOp(WIDE, i -> 2 * i % W);
  private static final VectorShuffle<Float> ODDS = VectorShuffle.fromOp(WIDE, i -> 2 * i % W + 1);
  private static final VectorShuffle<Float> LOWS = VectorShuffle.fromOp(WIDE, i -> i / 2);
  private static final VectorShuffle<Float> HIGHS = VectorShuffle.fromOp(WIDE, i -> (i + W) / 2);
  private static final VectorMask<Float> SECOND =
      VectorMask.fromLong(WIDE, 0xaaaa_aaaa_aaaa_aaaaL & (-1L >>> 64 - W));
  private static final VectorMask<Float> UPPER =
      VectorMask.fromLong(WIDE, ((1L << W / 2) - 1) << W / 2);

  @Override
  boolean anyNan(float[] values, int at, int count) {
    // Infinity times zero is NaN, too: then the caller looks again, value by value.
    FloatVector sum = FloatVector.zero(WIDE);
    int i = 0;
    for (; i + W <= count; i += W) {
      sum = FloatVector.fromArray(WIDE, values, at + i).mul(0f).add(sum);
    }
    return sum.test(VectorOperators.IS_NAN).anyTrue() || super.anyNan(values, at + i, count - i);
  }

  @Override
  public void split(
      float[] source, int at, float[] even, int evenTo, float[] odd, int oddTo, int count) {
    for (int i = 0; i < count; i += W) {
      FloatVector low = FloatVector.fromArray(WIDE, source, at + 2 * i);
      FloatVector high = FloatVector.fromArray(WIDE, source, at + 2 * i + W);
      low.rearrange(EVENS).blend(high.rearrange(EVENS), UPPER).intoArray(even, evenTo + i);
      low.rearrange(ODDS).blend(high.rearrange(ODDS), UPPER).intoArray(odd, oddTo + i);
    }
  }

  @Override
  public void interleave(
      float[] even, int evenAt, float[] odd, int oddAt, float[] out, int to, int count) {
    for (int i = 0; i < count; i += W) {
      FloatVector a = FloatVector.fromArray(WIDE, even, evenAt + i);
      FloatVector b = FloatVector.fromArray(WIDE, odd, oddAt + i);
      a.rearrange(LOWS).blend(b.rearrange(LOWS), SECOND).intoArray(out, to + 2 * i);
      a.rearrange(HIGHS).blend(b.rearrange(HIGHS), SECOND).intoArray(out, to + 2 * i + W);
    }
  }

  @Override
  public void subtract(float[] array, int left, int right, int to, int count) {
    for (int i = 0; i < count; i += W) {
      FloatVector.fromArray(WIDE, array, left + i)
          .sub(FloatVector.fromArray(WIDE, array, right + i))
          .intoArray(array, to + i);
    }
  }

  @Override
  public void combine(
      float[] array, int first, int second, int apart, int late, int even, int odd, int count) {
    for (int i = 0; i < count; i += W) {
      FloatVector a = FloatVector.fromArray(WIDE, array, first + i);
      FloatVector b = FloatVector.fromArray(WIDE, array, second + i);
      FloatVector d = FloatVector.fromArray(WIDE, array, apart + i);
      FloatVector l = FloatVector.fromArray(WIDE, array, late + i);
      a.add(l).intoArray(array, even + i);
      a.add(b).sub(d).intoArray(array, odd + i);
    }
  }

  @Override
  public void convolve(
      float[] c,
      int from,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      int count,
      boolean onto) {
    int done = 0;
    for (; done + 7 * W < count; done += 8 * W) {
      convolveEight(
          c, from, taps, x, at + done, segments, nextTaps, nextInput, out, to + done, onto);
    }
    for (; done < count; done += W) {
      convolveOne(c, from, taps, x, at + done, segments, nextTaps, nextInput, out, to + done, onto);
    }
  }

  private static void convolveOne(
      float[] c,
      int from,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      boolean onto) {
    FloatVector sum = onto ? FloatVector.fromArray(WIDE, out, to) : FloatVector.zero(WIDE);
    for (int segment = 0; segment < segments; segment++) {
      int coefficient = from + segment * nextTaps;
      int input = at + segment * nextInput;
      for (int k = 0; k < taps; k++) {
        FloatVector factor = FloatVector.broadcast(WIDE, c[coefficient + k]);
        sum = FloatVector.fromArray(WIDE, x, input + k).fma(factor, sum);
      }
    }
    sum.intoArray(out, to);
  }

  private static void convolveEight(
      float[] c,
      int from,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      boolean onto) {
    FloatVector a0 = FloatVector.zero(WIDE);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    if (onto) {
      a0 = FloatVector.fromArray(WIDE, out, to);
      a1 = FloatVector.fromArray(WIDE, out, to + W);
      a2 = FloatVector.fromArray(WIDE, out, to + 2 * W);
      a3 = FloatVector.fromArray(WIDE, out, to + 3 * W);
      a4 = FloatVector.fromArray(WIDE, out, to + 4 * W);
      a5 = FloatVector.fromArray(WIDE, out, to + 5 * W);
      a6 = FloatVector.fromArray(WIDE, out, to + 6 * W);
      a7 = FloatVector.fromArray(WIDE, out, to + 7 * W);
    }
    for (int segment = 0; segment < segments; segment++) {
      int coefficient = from + segment * nextTaps;
      int input = at + segment * nextInput;
      for (int k = 0; k < taps; k++) {
        FloatVector factor = FloatVector.broadcast(WIDE, c[coefficient + k]);
        int first = input + k;
        a0 = FloatVector.fromArray(WIDE, x, first).fma(factor, a0);
        a1 = FloatVector.fromArray(WIDE, x, first + W).fma(factor, a1);
        a2 = FloatVector.fromArray(WIDE, x, first + 2 * W).fma(factor, a2);
        a3 = FloatVector.fromArray(WIDE, x, first + 3 * W).fma(factor, a3);
        a4 = FloatVector.fromArray(WIDE, x, first + 4 * W).fma(factor, a4);
        a5 = FloatVector.fromArray(WIDE, x, first + 5 * W).fma(factor, a5);
        a6 = FloatVector.fromArray(WIDE, x, first + 6 * W).fma(factor, a6);
        a7 = FloatVector.fromArray(WIDE, x, first + 7 * W).fma(factor, a7);
      }
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
      float[] c,
      int from,
      int from2,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      int to2,
      int count) {
    int done = 0;
    for (; done + 3 * W < count; done += 4 * W) {
      convolveTwoFour(
          c,
          from,
          from2,
          taps,
          x,
          at + done,
          segments,
          nextTaps,
          nextInput,
          out,
          to + done,
          to2 + done);
    }
    int first = at + done;
    int left = count - done;
    if (left > 0) {
      convolve(c, from, taps, x, first, segments, nextTaps, nextInput, out, to + done, left, false);
      convolve(
          c, from2, taps, x, first, segments, nextTaps, nextInput, out, to2 + done, left, false);
    }
  }

  private static void convolveTwoFour(
      float[] c,
      int from,
      int from2,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      int to2) {
    FloatVector a0 = FloatVector.zero(WIDE);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    for (int segment = 0; segment < segments; segment++) {
      int coefficient = from + segment * nextTaps;
      int coefficient2 = from2 + segment * nextTaps;
      int input = at + segment * nextInput;
      for (int k = 0; k < taps; k++) {
        FloatVector a = FloatVector.broadcast(WIDE, c[coefficient + k]);
        FloatVector b = FloatVector.broadcast(WIDE, c[coefficient2 + k]);
        FloatVector value = FloatVector.fromArray(WIDE, x, input + k);
        a0 = value.fma(a, a0);
        b0 = value.fma(b, b0);
        value = FloatVector.fromArray(WIDE, x, input + k + W);
        a1 = value.fma(a, a1);
        b1 = value.fma(b, b1);
        value = FloatVector.fromArray(WIDE, x, input + k + 2 * W);
        a2 = value.fma(a, a2);
        b2 = value.fma(b, b2);
        value = FloatVector.fromArray(WIDE, x, input + k + 3 * W);
        a3 = value.fma(a, a3);
        b3 = value.fma(b, b3);
      }
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
  public void convolveThree(
      float[] c,
      int from,
      int nextFrom,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      int nextTo,
      int count) {
    int done = 0;
    for (; done + W < count; done += 2 * W) {
      convolveThreeTwo(
          c, from, nextFrom, taps, x, at + done, segments, nextTaps, nextInput, out, to + done,
          nextTo);
    }
    int first = at + done;
    int left = count - done;
    for (int i = 0; i < 3 && left > 0; i++) {
      convolve(
          c,
          from + i * nextFrom,
          taps,
          x,
          first,
          segments,
          nextTaps,
          nextInput,
          out,
          to + i * nextTo + done,
          left,
          false);
    }
  }

  private static void convolveThreeTwo(
      float[] c,
      int from,
      int nextFrom,
      int taps,
      float[] x,
      int at,
      int segments,
      int nextTaps,
      int nextInput,
      float[] out,
      int to,
      int nextTo) {
    FloatVector a0 = FloatVector.zero(WIDE);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    for (int segment = 0; segment < segments; segment++) {
      int coefficient = from + segment * nextTaps;
      int coefficient2 = coefficient + nextFrom;
      int coefficient3 = coefficient2 + nextFrom;
      int input = at + segment * nextInput;
      for (int k = 0; k < taps; k++) {
        FloatVector x0 = FloatVector.fromArray(WIDE, x, input + k);
        FloatVector x1 = FloatVector.fromArray(WIDE, x, input + k + W);
        FloatVector factor = FloatVector.broadcast(WIDE, c[coefficient + k]);
        a0 = x0.fma(factor, a0);
        a1 = x1.fma(factor, a1);
        factor = FloatVector.broadcast(WIDE, c[coefficient2 + k]);
        b0 = x0.fma(factor, b0);
        b1 = x1.fma(factor, b1);
        factor = FloatVector.broadcast(WIDE, c[coefficient3 + k]);
        c0 = x0.fma(factor, c0);
        c1 = x1.fma(factor, c1);
      }
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + W);
    b0.intoArray(out, to + nextTo);
    b1.intoArray(out, to + nextTo + W);
    c0.intoArray(out, to + 2 * nextTo);
    c1.intoArray(out, to + 2 * nextTo + W);
  }

  @Override
  public void group(
      float[] rows,
      int from,
      int taps,
      int tail,
      float[] x,
      int at,
      int stride,
      int windows,
      float[] out,
      int to,
      int outStride) {
    int done = 0;
    for (; done + 8 <= windows; done += 8) {
      int first = at + done * stride;
      int result = to + done * outStride;
      for (int i = 0; i < GROUP; i += W) {
        groupEight(rows, from + i, taps, tail, x, first, stride, out, result + i, outStride);
      }
    }
    for (; done + 4 <= windows; done += 4) {
      int first = at + done * stride;
      int result = to + done * outStride;
      for (int i = 0; i < GROUP; i += W) {
        groupFour(rows, from + i, taps, tail, x, first, stride, out, result + i, outStride);
      }
    }
    for (; done < windows; done++) {
      for (int i = 0; i < GROUP; i += W) {
        groupOne(rows, from + i, taps, tail, x, at + done * stride, out, to + done * outStride + i);
      }
    }
  }

  private static void groupOne(
      float[] rows, int from, int taps, int tail, float[] x, int at, float[] out, int to) {
    FloatVector sum = FloatVector.zero(WIDE);
    for (int part = 0; part < 3; part++) {
      int first = part == 0 ? 0 : part == 1 ? taps - tail : tail;
      int end = part == 0 ? tail : part == 1 ? taps : taps - tail;
      for (int k = first; k < end; k++) {
        FloatVector row = FloatVector.fromArray(WIDE, rows, from + k * GROUP);
        sum = row.fma(FloatVector.broadcast(WIDE, x[at + k]), sum);
      }
    }
    sum.intoArray(out, to);
  }

  private static void groupFour(
      float[] rows,
      int from,
      int taps,
      int tail,
      float[] x,
      int at,
      int stride,
      float[] out,
      int to,
      int outStride) {
    FloatVector a0 = FloatVector.zero(WIDE);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int at1 = at + stride;
    int at2 = at1 + stride;
    int at3 = at2 + stride;
    for (int part = 0; part < 3; part++) {
      int first = part == 0 ? 0 : part == 1 ? taps - tail : tail;
      int end = part == 0 ? tail : part == 1 ? taps : taps - tail;
      for (int k = first; k < end; k++) {
        FloatVector row = FloatVector.fromArray(WIDE, rows, from + k * GROUP);
        a0 = row.fma(FloatVector.broadcast(WIDE, x[at + k]), a0);
        a1 = row.fma(FloatVector.broadcast(WIDE, x[at1 + k]), a1);
        a2 = row.fma(FloatVector.broadcast(WIDE, x[at2 + k]), a2);
        a3 = row.fma(FloatVector.broadcast(WIDE, x[at3 + k]), a3);
      }
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + outStride);
    a2.intoArray(out, to + 2 * outStride);
    a3.intoArray(out, to + 3 * outStride);
  }

  private static void groupEight(
      float[] rows,
      int from,
      int taps,
      int tail,
      float[] x,
      int at,
      int stride,
      float[] out,
      int to,
      int outStride) {
    FloatVector a0 = FloatVector.zero(WIDE);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    int at1 = at + stride;
    int at2 = at1 + stride;
    int at3 = at2 + stride;
    int at4 = at3 + stride;
    int at5 = at4 + stride;
    int at6 = at5 + stride;
    int at7 = at6 + stride;
    for (int part = 0; part < 3; part++) {
      int first = part == 0 ? 0 : part == 1 ? taps - tail : tail;
      int end = part == 0 ? tail : part == 1 ? taps : taps - tail;
      for (int k = first; k < end; k++) {
        FloatVector row = FloatVector.fromArray(WIDE, rows, from + k * GROUP);
        a0 = row.fma(FloatVector.broadcast(WIDE, x[at + k]), a0);
        a1 = row.fma(FloatVector.broadcast(WIDE, x[at1 + k]), a1);
        a2 = row.fma(FloatVector.broadcast(WIDE, x[at2 + k]), a2);
        a3 = row.fma(FloatVector.broadcast(WIDE, x[at3 + k]), a3);
        a4 = row.fma(FloatVector.broadcast(WIDE, x[at4 + k]), a4);
        a5 = row.fma(FloatVector.broadcast(WIDE, x[at5 + k]), a5);
        a6 = row.fma(FloatVector.broadcast(WIDE, x[at6 + k]), a6);
        a7 = row.fma(FloatVector.broadcast(WIDE, x[at7 + k]), a7);
      }
    }
    int to4 = to + 4 * outStride;
    a0.intoArray(out, to);
    a1.intoArray(out, to + outStride);
    a2.intoArray(out, to + 2 * outStride);
    a3.intoArray(out, to + 3 * outStride);
    a4.intoArray(out, to4);
    a5.intoArray(out, to4 + outStride);
    a6.intoArray(out, to4 + 2 * outStride);
    a7.intoArray(out, to4 + 3 * outStride);
  }

  @Override
  public void interpolate(
      float[] rows, int row, int length, float[] x, int at, double fraction, float[] out, int to) {
    FloatVector a0 = FloatVector.zero(DOT);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int row1 = row + length;
    int row2 = row1 + length;
    int row3 = row2 + length;
    for (int i = 0; i < length; i += V) {
      FloatVector input = FloatVector.fromArray(DOT, x, at + i);
      a0 = FloatVector.fromArray(DOT, rows, row + i).fma(input, a0);
      a1 = FloatVector.fromArray(DOT, rows, row1 + i).fma(input, a1);
      a2 = FloatVector.fromArray(DOT, rows, row2 + i).fma(input, a2);
      a3 = FloatVector.fromArray(DOT, rows, row3 + i).fma(input, a3);
    }
    FloatVector outer = a0.mul((float) Cubic.before(fraction));
    FloatVector inner = a1.mul((float) Cubic.first(fraction));
    outer = a3.lanewise(VectorOperators.FMA, (float) Cubic.after(fraction), outer);
    inner = a2.lanewise(VectorOperators.FMA, (float) Cubic.second(fraction), inner);
    out[to] = sumOfLanes(outer.add(inner));
  }

  /** Adds lanes half a vector apart, then a quarter, down to neighbours. */
  private static float sumOfLanes(FloatVector vector) {
    FloatVector sum = vector;
    if (V >= 8) {
      sum = sum.add(sum.rearrange(SWAP_FOUR));
    }
    if (V >= 4) {
      sum = sum.add(sum.rearrange(SWAP_TWO));
    }
    return sum.lane(0) + sum.lane(1);
  }

  /** Exchanges lanes that lie so far apart. */
  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(DOT, i -> (i ^ distance) % V);
  }
}
