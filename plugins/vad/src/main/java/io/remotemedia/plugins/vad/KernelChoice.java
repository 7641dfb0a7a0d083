package io.remotemedia.plugins.vad;

/** Chooses the kernels for this JVM. */
final class KernelChoice {
  private static final Kernels FASTEST =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          ? new VectorKernels()
          : new ScalarKernels();

  private KernelChoice() {}

  static Kernels fastest() {
    return FASTEST;
  }
}
