package io.remotemedia.benchmarks.resample;

/** Measures a resampler from outside, with tones. */
final class QualityMeter {
  private static final double[] PASS_BAND = {
    0.003, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.88, 0.9, 0.905, 0.91
  };
  private static final int STOP_BAND_TONES = 48;
  private static final int IMAGE_ORDERS = 8;
  private static final int HARMONICS = 10;
  private static final int BISECTIONS = 18;

  private final Converter converter;
  private final double nyquist;
  private final int frames;

  QualityMeter(Converter converter) {
    this.converter = converter;
    this.nyquist = Math.min(converter.in(), converter.out()) / 2.0;
    this.frames = Math.max(16_000, converter.in() / 3);
  }

  QualityReport measure() {
    double ripple = 0;
    double delay = 0;
    for (double part : PASS_BAND) {
      Tone tone = fit(part * nyquist);
      ripple = Math.max(ripple, Math.abs(tone.gain()));
      double seconds = tone.phase() / (2 * Math.PI * part * nyquist);
      delay = Math.max(delay, Math.abs(seconds * converter.out()));
    }
    double[] unwanted = converter.in() > converter.out() ? aliases() : images();
    Tone reference = fit(Math.min(997, 0.3 * nyquist));
    return new QualityReport(
        ripple,
        edge(-0.01),
        edge(-3.0103),
        unwanted[0],
        unwanted[1],
        reference.signalToNoise(),
        distortion(reference),
        delay,
        lengthError());
  }

  /** Gain of a tone, or level of its alias when it lies above the new Nyquist frequency, dB. */
  double level(double frequency) {
    return frequency < nyquist || converter.in() < converter.out()
        ? fit(frequency).gain()
        : alias(converter.convert(Tone.samples(converter.in(), frequency, frames)), frequency);
  }

  private Tone fit(double frequency) {
    return fit(converter.convert(Tone.samples(converter.in(), frequency, frames)), frequency);
  }

  private Tone fit(double[] result, double frequency) {
    double step = 2 * Math.PI * frequency / converter.out();
    return Tone.fit(Tone.middle(result), result.length / 4, step);
  }

  /** No stronger than all that is left: near 0 and the Nyquist frequency a fit tells too much. */
  private double alias(double[] result, double frequency) {
    double folded = frequency % converter.out();
    double alias = fit(result, Math.min(folded, converter.out() - folded)).gain();
    double all = relative(Tone.level(Tone.middle(result)));
    return Double.isNaN(alias) ? all : Math.min(alias, all);
  }

  /** Denser near the edge, where a filter is weakest. */
  private double[] aliases() {
    double alias = Double.NEGATIVE_INFINITY;
    double all = alias;
    double width = converter.in() / 2.0 - nyquist;
    for (int i = 0; i < STOP_BAND_TONES; i++) {
      double frequency = nyquist + Math.pow((i + 0.31) / STOP_BAND_TONES, 3) * width;
      double[] result = converter.convert(Tone.samples(converter.in(), frequency, frames));
      alias = Math.max(alias, alias(result, frequency));
      all = Math.max(all, relative(Tone.level(Tone.middle(result))));
    }
    return new double[] {alias, all};
  }

  /** Tones of the whole input band: their mirrors around multiples of the input rate. */
  private double[] images() {
    double image = Double.NEGATIVE_INFINITY;
    double all = image;
    for (int i = 0; i < STOP_BAND_TONES; i++) {
      double frequency = nyquist * (1 - Math.pow((i + 0.31) / STOP_BAND_TONES, 3));
      double[] rest = fit(frequency).rest();
      all = Math.max(all, relative(Tone.level(rest)));
      image = Math.max(image, strongestImage(rest, frequency));
    }
    return new double[] {image, all};
  }

  private double strongestImage(double[] rest, double frequency) {
    double strongest = Double.NEGATIVE_INFINITY;
    for (int order = 1; order <= IMAGE_ORDERS; order++) {
      for (int side = -1; side <= 1; side += 2) {
        double image = order * (double) converter.in() + side * frequency;
        if (image < converter.out() / 2.0) {
          double step = 2 * Math.PI * image / converter.out();
          double level = Math.min(Tone.fit(rest, 0, step).gain(), relative(Tone.level(rest)));
          strongest = Math.max(strongest, level);
        }
      }
    }
    return strongest;
  }

  private static double relative(double level) {
    return level - Tone.decibels(Tone.LEVEL);
  }

  private double edge(double decibels) {
    double low = 0.5;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (fit(middle * nyquist).gain() >= decibels) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double distortion(Tone reference) {
    double power = 0;
    for (int harmonic = 2; harmonic <= HARMONICS && harmonic * 997.0 < nyquist; harmonic++) {
      double step = 2 * Math.PI * harmonic * 997.0 / converter.out();
      power += Math.pow(Tone.fit(reference.rest(), 0, step).amplitude(), 2);
    }
    return power == 0 ? Double.NaN : Tone.decibels(Math.sqrt(power) / reference.amplitude());
  }

  private int lengthError() {
    int worst = 0;
    for (int length = 10_000; length < 10_050; length++) {
      int expected = (int) Math.ceilDiv((long) length * converter.out(), converter.in());
      int error = converter.convert(new float[length]).length - expected;
      worst = Math.abs(error) > Math.abs(worst) ? error : worst;
    }
    return worst;
  }
}
