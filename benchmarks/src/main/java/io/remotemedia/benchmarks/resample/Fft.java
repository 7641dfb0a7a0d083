package io.remotemedia.benchmarks.resample;

/** A radix-2 FFT for pictures. */
final class Fft {
  private Fft() {}

  /**
   * Magnitudes of the first half of the spectrum of a real signal, whose length is a power of 2.
   */
  static double[] magnitudes(double[] signal) {
    int n = signal.length;
    double[] re = signal.clone();
    double[] im = new double[n];
    int shift = Integer.numberOfLeadingZeros(n) + 1;
    for (int i = 0; i < n; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (i < j) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
      }
    }
    for (int size = 2; size <= n; size *= 2) {
      butterflies(re, im, size);
    }
    double[] magnitudes = new double[n / 2];
    for (int i = 0; i < n / 2; i++) {
      magnitudes[i] = Math.hypot(re[i], im[i]);
    }
    return magnitudes;
  }

  private static void butterflies(double[] re, double[] im, int size) {
    int half = size / 2;
    for (int k = 0; k < half; k++) {
      double cos = Math.cos(-2 * Math.PI * k / size);
      double sin = Math.sin(-2 * Math.PI * k / size);
      for (int i = k; i < re.length; i += size) {
        int j = i + half;
        double turnedRe = re[j] * cos - im[j] * sin;
        double turnedIm = re[j] * sin + im[j] * cos;
        re[j] = re[i] - turnedRe;
        im[j] = im[i] - turnedIm;
        re[i] += turnedRe;
        im[i] += turnedIm;
      }
    }
  }
}
