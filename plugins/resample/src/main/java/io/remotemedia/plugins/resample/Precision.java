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
  private static final long STEEPEST_SINGLE = 8;

  /** For samples that a float holds exactly. */
  static final Precision<float[]> SINGLE =
      new Precision<>(vectors() ? new VectorFloatArithmetic() : new FloatArithmetic(), Float.BYTES);

  /** For 32 bit integers and the sharpest filter. */
  static final Precision<double[]> DOUBLE =
      new Precision<>(
          vectors() ? new VectorDoubleArithmetic() : new DoubleArithmetic(), Double.BYTES);

  /**
   * Single precision holds 120 dB over a few hundred products; a sharper filter, or the many steps
   * of a steep ratio, need more.
   */
  static Precision<?> of(SampleFormat format, Quality quality, Ratio ratio) {
    boolean steep =
        ratio.down() > STEEPEST_SINGLE * ratio.up() || ratio.up() > STEEPEST_SINGLE * ratio.down();
    boolean exact = format == SampleFormat.I32 || quality == Quality.VERY_HIGH || steep;
    return exact ? DOUBLE : SINGLE;
  }

  /** The vector classes are touched only where their module is there, or they would not link. */
  private static boolean vectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        && VectorShapes.areWorthwhile();
  }
}
