package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.SampleFormat;

/** Chooses between the vector kernels and the scalar one. Both give the same bits. */
final class SampleKernels {
  /** Whether the JVM was started with the incubating Vector API. */
  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private SampleKernels() {}

  static SampleKernel fastest(SampleFormat from, SampleFormat to) {
    return VECTORS ? VectorKernels.of(from, to) : new ScalarKernel(from, to);
  }
}
