package io.remotemedia.plugins.resample;

/** Works on every JVM. Eight independent sums per result keep the processor's pipeline full. */
final class ScalarFloatKernel implements FloatKernel {
  @Override
  public void four(float[] rows, int row, int length, float[] input, int at, float[] results) {
    window(rows, row, length, input, at, results, 0);
  }

  @Override
  public void sixteen(
      float[] rows, int row, int length, float[] input, int at, int stride, float[] results) {
    for (int i = 0; i < WINDOWS; i++) {
      window(rows, row, length, input, at + i * stride, results, i * ExactLayout.GROUP);
    }
  }

  private static void window(
      float[] rows, int row, int length, float[] input, int at, float[] results, int to) {
    for (int i = 0; i < ExactLayout.GROUP; i++) {
      results[to + i] = dot(rows, row + i * length, length, input, at);
    }
  }

  private static float dot(float[] rows, int row, int length, float[] input, int at) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    for (int i = 0; i < length; i += 8) {
      sum0 += rows[row + i] * input[at + i];
      sum1 += rows[row + i + 1] * input[at + i + 1];
      sum2 += rows[row + i + 2] * input[at + i + 2];
      sum3 += rows[row + i + 3] * input[at + i + 3];
      sum4 += rows[row + i + 4] * input[at + i + 4];
      sum5 += rows[row + i + 5] * input[at + i + 5];
      sum6 += rows[row + i + 6] * input[at + i + 6];
      sum7 += rows[row + i + 7] * input[at + i + 7];
    }
    return ((sum0 + sum4) + (sum2 + sum6)) + ((sum1 + sum5) + (sum3 + sum7));
  }
}
