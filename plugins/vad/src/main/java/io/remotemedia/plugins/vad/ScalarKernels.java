package io.remotemedia.plugins.vad;

/** Plain loops, for a JVM without the Vector API. */
final class ScalarKernels implements Kernels {
  @Override
  public void firstStage(float[] re, float[] im, int half, int lanes) {
    for (int i = 0; i < half; i += 2) {
      for (int at = i * MOST_LANES; at < i * MOST_LANES + lanes; at++) {
        sumAndDifference(re, at);
        sumAndDifference(im, at);
      }
    }
  }

  private static void sumAndDifference(float[] values, int at) {
    float low = values[at];
    float high = values[at + MOST_LANES];
    values[at] = low + high;
    values[at + MOST_LANES] = low - high;
  }

  @Override
  public void firstStages(float[] re, float[] im, int half, int lanes) {
    for (int i = 0; i < half; i += 4) {
      for (int at = i * MOST_LANES; at < i * MOST_LANES + lanes; at++) {
        firstStages(re, im, at);
      }
    }
  }

  private static void firstStages(float[] re, float[] im, int at) {
    int b = at + MOST_LANES;
    int c = b + MOST_LANES;
    int d = c + MOST_LANES;
    float sumRe = re[at] + re[b];
    float sumIm = im[at] + im[b];
    float differenceRe = re[at] - re[b];
    float differenceIm = im[at] - im[b];
    float upperSumRe = re[c] + re[d];
    float upperSumIm = im[c] + im[d];
    float upperDifferenceRe = re[c] - re[d];
    float upperDifferenceIm = im[c] - im[d];
    re[at] = sumRe + upperSumRe;
    im[at] = sumIm + upperSumIm;
    re[b] = differenceRe + upperDifferenceIm;
    im[b] = differenceIm - upperDifferenceRe;
    re[c] = sumRe - upperSumRe;
    im[c] = sumIm - upperSumIm;
    re[d] = differenceRe - upperDifferenceIm;
    im[d] = differenceIm + upperDifferenceRe;
  }

  private static void stage(float[] re, float[] im, Turns turns, int span, int lanes) {
    int half = turns.half();
    int step = half / span;
    for (int j = 0; j < span; j++) {
      float cosine = turns.cosines()[j * step];
      float sine = turns.sines()[j * step];
      for (int low = j; low < half; low += 2 * span) {
        turn(re, im, low * MOST_LANES, span * MOST_LANES, cosine, sine, lanes);
      }
    }
  }

  @Override
  public void twoStages(float[] re, float[] im, Turns turns, int span, int lanes) {
    stage(re, im, turns, span, lanes);
    stage(re, im, turns, 2 * span, lanes);
  }

  private static void turn(
      float[] re, float[] im, int from, int distance, float cosine, float sine, int lanes) {
    for (int low = from; low < from + lanes; low++) {
      int high = low + distance;
      float turnedRe = re[high] * cosine + im[high] * sine;
      float turnedIm = im[high] * cosine - re[high] * sine;
      re[high] = re[low] - turnedRe;
      im[high] = im[low] - turnedIm;
      re[low] += turnedRe;
      im[low] += turnedIm;
    }
  }

  @Override
  public void power(float[] re, float[] im, Turns turns, float[] power, int lanes) {
    int half = turns.half();
    for (int lane = 0; lane < lanes; lane++) {
      float constant = re[lane] + im[lane];
      power[lane] = constant * constant;
    }
    for (int k = 1; k < half; k++) {
      float cosine = turns.cosines()[k];
      float sine = turns.sines()[k];
      for (int lane = 0; lane < lanes; lane++) {
        int at = k * MOST_LANES + lane;
        int mirror = (half - k) * MOST_LANES + lane;
        float evenRe = re[at] + re[mirror];
        float evenIm = im[at] - im[mirror];
        float oddRe = im[at] + im[mirror];
        float oddIm = re[mirror] - re[at];
        float real = evenRe + cosine * oddRe + sine * oddIm;
        float imaginary = evenIm + cosine * oddIm - sine * oddRe;
        power[at] = 0.25f * (real * real + imaginary * imaginary);
      }
    }
  }

  @Override
  public void realParts(float[] re, float[] im, Turns turns, float[] real, int lanes) {
    int half = turns.half();
    for (int lane = 0; lane < lanes; lane++) {
      real[lane] = re[lane] + im[lane];
    }
    for (int k = 1; k < half; k++) {
      float cosine = turns.cosines()[k];
      float sine = turns.sines()[k];
      for (int lane = 0; lane < lanes; lane++) {
        int at = k * MOST_LANES + lane;
        int mirror = (half - k) * MOST_LANES + lane;
        float oddRe = im[at] + im[mirror];
        float oddIm = re[mirror] - re[at];
        real[at] = 0.5f * (re[at] + re[mirror] + cosine * oddRe + sine * oddIm);
      }
    }
  }

  @Override
  public void highestPeaks(float[] values, int first, int last, float[] highest, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      float peak = 0;
      for (int i = first; i <= last; i++) {
        int at = i * MOST_LANES + lane;
        float value = values[at];
        boolean local = value >= values[at - MOST_LANES] && value >= values[at + MOST_LANES];
        peak = local ? Math.max(peak, value) : peak;
      }
      highest[lane] = peak;
    }
  }

  @Override
  public void convolve(float[] taps, float[] source, int from, float[] target, int count) {
    for (int i = 0; i < count; i++) {
      float even = target[i];
      float odd = 0;
      for (int tap = 0; tap < taps.length; tap += 2) {
        even += taps[tap] * source[from + i - tap];
        odd += taps[tap + 1] * source[from + i - tap - 1];
      }
      target[i] = even + odd;
    }
  }

  @Override
  public void followMinimum(float[] power, int at, NoiseFloor.Bins state) {
    float[] smoothed = state.smoothed();
    float[] lowest = state.lowest();
    for (int k = 0; k < smoothed.length; k++) {
      float value =
          NoiseFloor.SMOOTHING * smoothed[k]
              + (1 - NoiseFloor.SMOOTHING) * power[at + k]
              + NoiseFloor.TINY;
      smoothed[k] = value;
      lowest[k] = Math.min(lowest[k], value);
      state.floor()[k] = NoiseFloor.BIAS * Math.min(lowest[k], state.lowestBefore()[k]);
    }
  }

  @Override
  public void magnitudesAbove(
      float[] power, int at, float[] floor, float factor, float[] target, int count) {
    for (int k = 0; k < count; k++) {
      target[k] = (float) Math.sqrt(Math.max(0, power[at + k] - factor * floor[k]));
    }
  }

  @Override
  public void layer(float[] weights, float[] bias, float[] inputs, int count, float[] target) {
    int units = bias.length;
    System.arraycopy(bias, 0, target, 0, units);
    for (int i = 0; i < count; i++) {
      float input = inputs[i];
      for (int unit = 0; unit < units; unit++) {
        target[unit] += weights[i * units + unit] * input;
      }
    }
  }
}
