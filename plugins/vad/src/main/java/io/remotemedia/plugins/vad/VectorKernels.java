package io.remotemedia.plugins.vad;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops in the incubating Vector API. Nothing else mentions that API, and this class is
 * loaded only where it is present. Loops over hops run to the next full vector: what they compute
 * beyond the last hop is never read.
 */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() <= MOST_LANES
          ? FloatVector.SPECIES_PREFERRED
          : FloatVector.SPECIES_512;

  private static final int STEP = SPECIES.length();

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }

  @Override
  public void firstStage(float[] re, float[] im, int half, int lanes) {
    for (int i = 0; i < half; i += 2) {
      for (int at = i * MOST_LANES; at < i * MOST_LANES + lanes; at += STEP) {
        sumAndDifference(re, at);
        sumAndDifference(im, at);
      }
    }
  }

  private static void sumAndDifference(float[] values, int at) {
    FloatVector low = load(values, at);
    FloatVector high = load(values, at + MOST_LANES);
    low.add(high).intoArray(values, at);
    low.sub(high).intoArray(values, at + MOST_LANES);
  }

  @Override
  public void firstStages(float[] re, float[] im, int half, int lanes) {
    for (int i = 0; i < half; i += 4) {
      for (int at = i * MOST_LANES; at < i * MOST_LANES + lanes; at += STEP) {
        firstStages(re, im, at);
      }
    }
  }

  private static void firstStages(float[] re, float[] im, int at) {
    int b = at + MOST_LANES;
    int c = b + MOST_LANES;
    int d = c + MOST_LANES;
    FloatVector sumRe = load(re, at).add(load(re, b));
    FloatVector sumIm = load(im, at).add(load(im, b));
    FloatVector differenceRe = load(re, at).sub(load(re, b));
    FloatVector differenceIm = load(im, at).sub(load(im, b));
    FloatVector upperSumRe = load(re, c).add(load(re, d));
    FloatVector upperSumIm = load(im, c).add(load(im, d));
    FloatVector upperDifferenceRe = load(re, c).sub(load(re, d));
    FloatVector upperDifferenceIm = load(im, c).sub(load(im, d));
    sumRe.add(upperSumRe).intoArray(re, at);
    sumIm.add(upperSumIm).intoArray(im, at);
    differenceRe.add(upperDifferenceIm).intoArray(re, b);
    differenceIm.sub(upperDifferenceRe).intoArray(im, b);
    sumRe.sub(upperSumRe).intoArray(re, c);
    sumIm.sub(upperSumIm).intoArray(im, c);
    differenceRe.sub(upperDifferenceIm).intoArray(re, d);
    differenceIm.add(upperDifferenceRe).intoArray(im, d);
  }

  @Override
  public void twoStages(float[] re, float[] im, Turns turns, int span, int lanes) {
    int half = turns.half();
    int step = half / span;
    for (int low = 0; low < half; low += 4 * span) {
      for (int j = 0; j < span; j++) {
        int at = (low + j) * MOST_LANES;
        for (int lane = 0; lane < lanes; lane += STEP) {
          twoButterflies(re, im, at + lane, span, turns, j * step);
        }
      }
    }
  }

  /** Takes numbers, not vectors: vectors that cross a call may become objects. */
  private static void twoButterflies(
      float[] re, float[] im, int a, int span, Turns turns, int turn) {
    float[] cosines = turns.cosines();
    float[] sines = turns.sines();
    int low = turn / 2;
    int high = low + turns.half() / 2;
    int b = a + span * MOST_LANES;
    int c = b + span * MOST_LANES;
    int d = c + span * MOST_LANES;
    FloatVector xRe = load(re, b);
    FloatVector xIm = load(im, b);
    FloatVector turnedRe = xRe.mul(cosines[turn]).add(xIm.mul(sines[turn]));
    FloatVector turnedIm = xIm.mul(cosines[turn]).sub(xRe.mul(sines[turn]));
    FloatVector aRe = load(re, a).add(turnedRe);
    FloatVector aIm = load(im, a).add(turnedIm);
    FloatVector bRe = load(re, a).sub(turnedRe);
    FloatVector bIm = load(im, a).sub(turnedIm);
    xRe = load(re, d);
    xIm = load(im, d);
    turnedRe = xRe.mul(cosines[turn]).add(xIm.mul(sines[turn]));
    turnedIm = xIm.mul(cosines[turn]).sub(xRe.mul(sines[turn]));
    FloatVector cRe = load(re, c).add(turnedRe);
    FloatVector cIm = load(im, c).add(turnedIm);
    FloatVector dRe = load(re, c).sub(turnedRe);
    FloatVector dIm = load(im, c).sub(turnedIm);
    turnedRe = cRe.mul(cosines[low]).add(cIm.mul(sines[low]));
    turnedIm = cIm.mul(cosines[low]).sub(cRe.mul(sines[low]));
    aRe.add(turnedRe).intoArray(re, a);
    aIm.add(turnedIm).intoArray(im, a);
    aRe.sub(turnedRe).intoArray(re, c);
    aIm.sub(turnedIm).intoArray(im, c);
    turnedRe = dRe.mul(cosines[high]).add(dIm.mul(sines[high]));
    turnedIm = dIm.mul(cosines[high]).sub(dRe.mul(sines[high]));
    bRe.add(turnedRe).intoArray(re, b);
    bIm.add(turnedIm).intoArray(im, b);
    bRe.sub(turnedRe).intoArray(re, d);
    bIm.sub(turnedIm).intoArray(im, d);
  }

  @Override
  public void power(float[] re, float[] im, Turns turns, float[] power, int lanes) {
    int half = turns.half();
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector constant = load(re, lane).add(load(im, lane));
      constant.mul(constant).intoArray(power, lane);
    }
    for (int k = 1; k < half; k++) {
      FloatVector cosine = FloatVector.broadcast(SPECIES, turns.cosines()[k]);
      FloatVector sine = FloatVector.broadcast(SPECIES, turns.sines()[k]);
      for (int lane = 0; lane < lanes; lane += STEP) {
        int at = k * MOST_LANES + lane;
        int mirror = (half - k) * MOST_LANES + lane;
        FloatVector evenRe = load(re, at).add(load(re, mirror));
        FloatVector evenIm = load(im, at).sub(load(im, mirror));
        FloatVector oddRe = load(im, at).add(load(im, mirror));
        FloatVector oddIm = load(re, mirror).sub(load(re, at));
        FloatVector real = evenRe.add(cosine.mul(oddRe)).add(sine.mul(oddIm));
        FloatVector imaginary = evenIm.add(cosine.mul(oddIm)).sub(sine.mul(oddRe));
        real.mul(real).add(imaginary.mul(imaginary)).mul(0.25f).intoArray(power, at);
      }
    }
  }

  @Override
  public void realParts(float[] re, float[] im, Turns turns, float[] real, int lanes) {
    int half = turns.half();
    for (int lane = 0; lane < lanes; lane += STEP) {
      load(re, lane).add(load(im, lane)).intoArray(real, lane);
    }
    for (int k = 1; k < half; k++) {
      FloatVector cosine = FloatVector.broadcast(SPECIES, turns.cosines()[k]);
      FloatVector sine = FloatVector.broadcast(SPECIES, turns.sines()[k]);
      for (int lane = 0; lane < lanes; lane += STEP) {
        int at = k * MOST_LANES + lane;
        int mirror = (half - k) * MOST_LANES + lane;
        FloatVector oddRe = load(im, at).add(load(im, mirror));
        FloatVector oddIm = load(re, mirror).sub(load(re, at));
        load(re, at)
            .add(load(re, mirror))
            .add(cosine.mul(oddRe))
            .add(sine.mul(oddIm))
            .mul(0.5f)
            .intoArray(real, at);
      }
    }
  }

  @Override
  public void highestPeaks(float[] values, int first, int last, float[] highest, int lanes) {
    for (int lane = 0; lane < lanes; lane += STEP) {
      FloatVector peak = FloatVector.zero(SPECIES);
      FloatVector before = load(values, (first - 1) * MOST_LANES + lane);
      FloatVector value = load(values, first * MOST_LANES + lane);
      for (int i = first; i <= last; i++) {
        FloatVector after = load(values, (i + 1) * MOST_LANES + lane);
        VectorMask<Float> local =
            value.compare(VectorOperators.GE, before).and(value.compare(VectorOperators.GE, after));
        peak = peak.blend(peak.max(value), local);
        before = value;
        value = after;
      }
      peak.intoArray(highest, lane);
    }
  }

  @Override
  public void convolve(float[] taps, float[] source, int from, float[] target, int count) {
    for (int i = 0; i < count; i += STEP) {
      FloatVector even = load(target, i);
      FloatVector odd = FloatVector.zero(SPECIES);
      for (int tap = 0; tap < taps.length; tap += 2) {
        even = even.add(load(source, from + i - tap).mul(taps[tap]));
        odd = odd.add(load(source, from + i - tap - 1).mul(taps[tap + 1]));
      }
      even.add(odd).intoArray(target, i);
    }
  }

  @Override
  public void followMinimum(float[] power, int at, NoiseFloor.Bins state) {
    float[] smoothed = state.smoothed();
    float[] lowest = state.lowest();
    for (int k = 0; k < smoothed.length; k += STEP) {
      FloatVector value =
          load(smoothed, k)
              .mul(NoiseFloor.SMOOTHING)
              .add(load(power, at + k).mul(1 - NoiseFloor.SMOOTHING))
              .add(NoiseFloor.TINY);
      value.intoArray(smoothed, k);
      FloatVector minimum = load(lowest, k).min(value);
      minimum.intoArray(lowest, k);
      minimum.min(load(state.lowestBefore(), k)).mul(NoiseFloor.BIAS).intoArray(state.floor(), k);
    }
  }

  @Override
  public void magnitudesAbove(
      float[] power, int at, float[] floor, float factor, float[] target, int count) {
    for (int k = 0; k < count; k += STEP) {
      load(power, at + k).sub(load(floor, k).mul(factor)).max(0).sqrt().intoArray(target, k);
    }
  }

  @Override
  public void layer(float[] weights, float[] bias, float[] inputs, int count, float[] target) {
    int units = bias.length;
    int unit = 0;
    for (; unit <= units - 2 * STEP; unit += 2 * STEP) {
      // Two sums side by side: one alone would wait for every addition to finish before the next.
      FloatVector first = load(bias, unit);
      FloatVector second = load(bias, unit + STEP);
      for (int i = 0; i < count; i++) {
        int at = i * units + unit;
        first = first.add(load(weights, at).mul(inputs[i]));
        second = second.add(load(weights, at + STEP).mul(inputs[i]));
      }
      first.intoArray(target, unit);
      second.intoArray(target, unit + STEP);
    }
    for (; unit < units; unit += STEP) {
      FloatVector sum = load(bias, unit);
      for (int i = 0; i < count; i++) {
        sum = sum.add(load(weights, i * units + unit).mul(inputs[i]));
      }
      sum.intoArray(target, unit);
    }
  }
}
