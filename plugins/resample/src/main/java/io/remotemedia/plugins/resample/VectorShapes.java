package io.remotemedia.plugins.resample;

import jdk.incubator.vector.VectorShape;

/**
 * The vector shapes that the kernels use: fixed when the classes load, because the JIT compiler
 * makes machine instructions of constant shapes only.
 *
 * <p>The system property {@code remotemedia.vector.bits} (128, 256 or 512) overrides what the
 * processor prefers; {@code 0} turns vectors off. It is there for tests and for diagnosis.
 */
final class VectorShapes {
  /** The name of the property. */
  static final String PROPERTY = "remotemedia.vector.bits";

  /** Wider vectors gain nothing in {@code dot}: adding up their lanes eats what they save. */
  private static final int WIDEST_DOT_BITS = 256;

  private static final int WIDEST_BITS = 512;
  private static final int NARROWEST_BITS = 128;

  private VectorShapes() {}

  /** Whether vectors are wanted and wide enough for the kernels. */
  static boolean areWorthwhile() {
    return wantedBits() >= NARROWEST_BITS;
  }

  /** The shape of long loops. */
  static VectorShape wide() {
    return ofBits(Math.min(WIDEST_BITS, wantedBits()));
  }

  /** The shape of dot products. */
  static VectorShape dot() {
    return ofBits(Math.min(WIDEST_DOT_BITS, wantedBits()));
  }

  private static int wantedBits() {
    int bits = Integer.getInteger(PROPERTY, -1);
    return bits >= 0 ? bits : VectorShape.preferredShape().vectorBitSize();
  }

  private static VectorShape ofBits(int bits) {
    return VectorShape.forBitSize(bits);
  }
}
