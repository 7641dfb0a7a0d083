package io.remotemedia.plugins.vad;

/** The power spectrum of real signals of one length, a power of two. Not thread-safe. */
final class RealFft {
  private final int half;
  private final int[] bitReversed;
  private final float[] cosines;
  private final float[] sines;
  private final float[] re;
  private final float[] im;

  RealFft(int size) {
    if (Integer.bitCount(size) != 1 || size < 8) {
      throw new IllegalArgumentException("length %d is no power of two from 8".formatted(size));
    }
    half = size / 2;
    bitReversed = bitReversal(half);
    cosines = new float[half];
    sines = new float[half];
    for (int i = 0; i < half; i++) {
      double angle = 2 * Math.PI * i / size;
      cosines[i] = (float) Math.cos(angle);
      sines[i] = (float) Math.sin(angle);
    }
    re = new float[half];
    im = new float[half];
  }

  /** Bytes that the tables and work buffers of one length take. */
  static long memoryBytes(int size) {
    return 10L * size;
  }

  /**
   * Writes the squared magnitudes of bins 0 to {@code size / 2 - 1}.
   *
   * @param signal the samples, {@code size} of them
   * @param power the bins
   */
  void power(float[] signal, float[] power) {
    transform(signal);
    power[0] = square(re[0] + im[0]);
    for (int k = 1; k < half; k++) {
      int mirror = half - k;
      float evenRe = re[k] + re[mirror];
      float evenIm = im[k] - im[mirror];
      float oddRe = im[k] + im[mirror];
      float oddIm = re[mirror] - re[k];
      float real = evenRe + cosines[k] * oddRe + sines[k] * oddIm;
      float imaginary = evenIm + cosines[k] * oddIm - sines[k] * oddRe;
      power[k] = 0.25f * (real * real + imaginary * imaginary);
    }
  }

  /**
   * Writes the real parts of bins 0 to {@code size / 2 - 1}: for a spectrum, mirrored about its
   * middle, this is the autocorrelation.
   *
   * @param signal the samples, {@code size} of them
   * @param real the bins
   */
  void realPart(float[] signal, float[] real) {
    transform(signal);
    real[0] = re[0] + im[0];
    for (int k = 1; k < half; k++) {
      int mirror = half - k;
      float oddRe = im[k] + im[mirror];
      float oddIm = re[mirror] - re[k];
      real[k] = 0.5f * (re[k] + re[mirror] + cosines[k] * oddRe + sines[k] * oddIm);
    }
  }

  /** Transforms the even samples as real and the odd ones as imaginary parts of half the length. */
  private void transform(float[] signal) {
    for (int i = 0; i < half; i++) {
      int from = 2 * bitReversed[i];
      re[i] = signal[from];
      im[i] = signal[from + 1];
    }
    firstStages();
    for (int span = 4; span < half; span *= 2) {
      stage(span);
    }
  }

  /** The first two stages need no multiplication. */
  private void firstStages() {
    for (int i = 0; i < half; i += 4) {
      float sumRe = re[i] + re[i + 1];
      float sumIm = im[i] + im[i + 1];
      float differenceRe = re[i] - re[i + 1];
      float differenceIm = im[i] - im[i + 1];
      float upperSumRe = re[i + 2] + re[i + 3];
      float upperSumIm = im[i + 2] + im[i + 3];
      float upperDifferenceRe = re[i + 2] - re[i + 3];
      float upperDifferenceIm = im[i + 2] - im[i + 3];
      re[i] = sumRe + upperSumRe;
      im[i] = sumIm + upperSumIm;
      re[i + 1] = differenceRe + upperDifferenceIm;
      im[i + 1] = differenceIm - upperDifferenceRe;
      re[i + 2] = sumRe - upperSumRe;
      im[i + 2] = sumIm - upperSumIm;
      re[i + 3] = differenceRe - upperDifferenceIm;
      im[i + 3] = differenceIm + upperDifferenceRe;
    }
  }

  private void stage(int span) {
    int step = half / span;
    for (int start = 0; start < half; start += 2 * span) {
      for (int j = 0; j < span; j++) {
        int low = start + j;
        int high = low + span;
        float cosine = cosines[j * step];
        float sine = sines[j * step];
        float turnedRe = re[high] * cosine + im[high] * sine;
        float turnedIm = im[high] * cosine - re[high] * sine;
        re[high] = re[low] - turnedRe;
        im[high] = im[low] - turnedIm;
        re[low] += turnedRe;
        im[low] += turnedIm;
      }
    }
  }

  private static float square(float value) {
    return value * value;
  }

  private static int[] bitReversal(int length) {
    int bits = Integer.numberOfTrailingZeros(length);
    int[] reversed = new int[length];
    for (int i = 0; i < length; i++) {
      reversed[i] = Integer.reverse(i) >>> (Integer.SIZE - bits);
    }
    return reversed;
  }
}
