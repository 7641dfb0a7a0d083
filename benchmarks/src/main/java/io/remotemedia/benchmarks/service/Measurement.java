package io.remotemedia.benchmarks.service;

/** One or more figures of the service. */
interface Measurement {
  /** Length and chance of a measurement. */
  record Scale(int rounds, double seconds, long seed) {}

  /**
   * Measures and prints.
   *
   * @param scale how long
   * @param figures takes the results
   * @throws Exception when a side cannot be measured
   */
  void run(Scale scale, Figures figures) throws Exception;
}
