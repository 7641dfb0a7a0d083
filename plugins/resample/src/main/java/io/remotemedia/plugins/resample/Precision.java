package io.remotemedia.plugins.resample;

import io.remotemedia.spi.SampleFormat;

/**
 * The arithmetic of a conversion.
 *
 * @param <A> {@code float[]} or {@code double[]}
 * @param arithmetic computes
 * @param bytes of one number
 */
record Precision<A>(Arithmetic<A> arithmetic, int bytes) {
  /** For samples that a float holds exactly. */
  static final Precision<float[]> SINGLE =
      new Precision<>(vectors() ? new VectorFloatArithmetic() : new FloatArithmetic(), Float.BYTES);

  /** For 32 bit integers and the sharpest filter. */
  static final Precision<double[]> DOUBLE =
      new Precision<>(
          vectors() ? new VectorDoubleArithmetic() : new DoubleArithmetic(), Double.BYTES);

  /** Single precision holds 120 dB over a few hundred products; a sharper filter needs more. */
  static Precision<?> of(SampleFormat format, Quality quality) {
    return format == SampleFormat.I32 || quality == Quality.VERY_HIGH ? DOUBLE : SINGLE;
  }

  /** The vector classes are touched only where their module is there, or they would not link. */
  private static boolean vectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        && VectorShapes.areWorthwhile();
  }
}
