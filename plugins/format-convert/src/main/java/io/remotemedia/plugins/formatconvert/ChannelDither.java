package io.remotemedia.plugins.formatconvert;

/** Rounds one channel to 16 bits with dither. Not thread-safe. */
final class ChannelDither {
  private static final ChannelDither[] NONE = {};

  /** One step of 16 bits. */
  private static final double STEP = 0x1p-15;

  /**
   * Input beyond it saturates whatever the shaping adds; an infinity must not get into the error.
   */
  private static final double LIMIT = 2;

  private final TriangularNoise noise;
  private final NoiseShaper shaper;

  private ChannelDither(TriangularNoise noise, NoiseShaper shaper) {
    this.noise = noise;
    this.shaper = shaper;
  }

  /** One for each output channel; none when the design does not dither. */
  static ChannelDither[] forChannels(ConversionDesign design) {
    if (design.dither() == Dither.NONE) {
      return NONE;
    }
    ShapingFilter filter = filter(design);
    ChannelDither[] dithers = new ChannelDither[design.output().channels()];
    for (int channel = 0; channel < dithers.length; channel++) {
      dithers[channel] =
          new ChannelDither(new TriangularNoise(design.seed(), channel), new NoiseShaper(filter));
    }
    return dithers;
  }

  private static ShapingFilter filter(ConversionDesign design) {
    return design.dither() == Dither.SHAPED
        ? ShapingFilter.forRate(design.output().sampleRate())
        : ShapingFilter.WHITE;
  }

  static long memoryBytes(ConversionDesign design) {
    return design.dither() == Dither.NONE
        ? 0
        : (long) design.output().channels() * filter(design).taps() * Double.BYTES;
  }

  /**
   * Rounds samples in place; they may still lie beyond full scale.
   *
   * @param samples full scale is 1.0
   * @param frames how many
   * @param position number of the first one since the start of the run
   */
  void round(double[] samples, int frames, long position) {
    for (int i = 0; i < frames; i++) {
      double wanted = Math.clamp(samples[i], -LIMIT, LIMIT) / STEP - shaper.correction();
      double rounded = Math.rint(wanted + noise.at(position + i));
      shaper.keep(rounded - wanted);
      samples[i] = rounded * STEP;
    }
  }

  void reset() {
    shaper.reset();
  }
}
