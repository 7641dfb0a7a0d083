package io.remotemedia.plugins.resample;

/** Chooses the kernel for this JVM, once. */
final class FloatKernels {
  private static final FloatKernel FASTEST = choose();

  private FloatKernels() {}

  static FloatKernel fastest() {
    return FASTEST;
  }

  /** The vector class is touched only where its module is there, or it would fail to link. */
  private static FloatKernel choose() {
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return present && VectorFloatKernel.isWorthwhile()
        ? new VectorFloatKernel()
        : new ScalarFloatKernel();
  }
}
