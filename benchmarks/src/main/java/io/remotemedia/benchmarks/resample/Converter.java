package io.remotemedia.benchmarks.resample;

/** A resampler whose quality is measured: ours or another, seen through the same window. */
interface Converter extends AutoCloseable {
  /** What it is called in tables and pictures. */
  String name();

  /** Input rate, Hz. */
  int in();

  /** Output rate, Hz. */
  int out();

  /** Converts a whole signal. */
  double[] convert(float[] samples);

  @Override
  default void close() {}
}
