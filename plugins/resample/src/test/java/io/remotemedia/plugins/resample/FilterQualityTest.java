package io.remotemedia.plugins.resample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures pass band, stop band, images and noise through the whole node. */
class FilterQualityTest {
  static Stream<Arguments> ratiosAndQualities() {
    int[][] rates = {
      {44_100, 16_000}, {48_000, 16_000}, {16_000, 48_000}, {44_100, 48_000}, {48_000, 47_999}
    };
    return Stream.of(rates)
        .flatMap(pair -> Stream.of(Quality.values()).map(q -> Arguments.of(pair[0], pair[1], q)));
  }

  private static double promisedRejection(Quality quality) {
    return switch (quality) {
      case LOW -> 80;
      case MEDIUM -> 100;
      case HIGH -> 120;
      case VERY_HIGH -> 138;
    };
  }

  @ParameterizedTest
  @MethodSource("ratiosAndQualities")
  void passBandIsFlatWithinAHundredthOfADecibel(int in, int out, Quality quality) throws Exception {
    double worst = 0;
    for (double part : new double[] {0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0}) {
      double frequency = part * quality.passBand() * Math.min(in, out) / 2;
      ToneFit fit = fit(in, out, quality, frequency);
      worst = Math.max(worst, Math.abs(Signals.decibels(fit.amplitude() / 0.5)));
    }
    report("pass band ripple dB", in, out, quality, worst);
    assertTrue(worst <= 0.01, "ripple %.5f dB".formatted(worst));
  }

  @ParameterizedTest
  @MethodSource("ratiosAndQualities")
  void aliasesStayBelowTheStopBand(int in, int out, Quality quality) throws Exception {
    if (in < out) {
      return; // no input lies above the lower Nyquist frequency
    }
    double worst = Double.POSITIVE_INFINITY;
    for (double part : new double[] {0, 0.002, 0.01, 0.05, 0.2, 0.5, 0.9}) {
      double frequency = out / 2.0 + part * (in - out) / 2.0;
      double[] alias = resampledTone(in, out, quality, frequency);
      double peak = Math.sqrt(2) * Signals.rms(alias, alias.length / 4, alias.length * 3 / 4);
      worst = Math.min(worst, Signals.decibels(0.5 / peak));
    }
    report("alias rejection dB", in, out, quality, worst);
    assertTrue(worst >= promisedRejection(quality), "rejection %.1f dB".formatted(worst));
  }

  @ParameterizedTest
  @MethodSource("ratiosAndQualities")
  void imagesAndNoiseStayBelowTheStopBand(int in, int out, Quality quality) throws Exception {
    double worst = Double.POSITIVE_INFINITY;
    for (double part : new double[] {0.05, 0.4, 0.8, 1.0}) {
      double frequency = part * quality.passBand() * Math.min(in, out) / 2;
      worst = Math.min(worst, fit(in, out, quality, frequency).snr());
    }
    report("tone to images and noise dB", in, out, quality, worst);
    assertTrue(worst >= promisedRejection(quality), "images and noise at %.1f dB".formatted(worst));
  }

  @ParameterizedTest
  @MethodSource("ratiosAndQualities")
  void speechTestToneKeepsItsSignalToNoiseRatio(int in, int out, Quality quality) throws Exception {
    double snr = fit(in, out, quality, 997).snr();
    report("SNR of 997 Hz dB", in, out, quality, snr);
    assertTrue(snr >= promisedRejection(quality), "SNR %.1f dB".formatted(snr));
  }

  @ParameterizedTest
  @CsvSource({"44100,16000", "16000,48000", "44100,44101", "768000,1000", "1000,768000"})
  void constantInputComesBackExactly(int in, int out) throws Exception {
    int frames = Math.max(in, 4_000);
    double[] result =
        Signals.doubles(Signals.resample(Signals.constant(in, frames, 0.5f), out, Quality.HIGH), 0);
    for (int i = result.length * 2 / 5; i < result.length * 3 / 5; i++) {
      // A few units in the last place of a float.
      assertTrue(Math.abs(result[i] - 0.5) < 4e-7, "frame %d is %s".formatted(i, result[i]));
    }
  }

  @Test
  void wholeNumbersOf32BitsKeepMoreThanSinglePrecision() throws Exception {
    int rate = 48_000;
    int[] samples = new int[rate];
    for (int i = 0; i < rate; i++) {
      samples[i] = (int) Math.rint(0x1p30 * Math.sin(2 * Math.PI * 997 * i / rate));
    }
    AudioBuffer in =
        AudioBuffer.of(
            Signals.mono(rate).withSampleFormat(io.remotemedia.spi.SampleFormat.I32), samples);
    double[] out = Signals.doubles(Signals.resample(in, 44_100, Quality.VERY_HIGH), 0);
    double snr = ToneFit.of(out, 2_000, 42_000, 997 / 44_100.0).snr();
    report("SNR of 997 Hz, I32, dB", rate, 44_100, Quality.VERY_HIGH, snr);
    assertTrue(snr >= 150, "SNR %.1f dB".formatted(snr));
  }

  private static ToneFit fit(int in, int out, Quality quality, double frequency) throws Exception {
    double[] result = resampledTone(in, out, quality, frequency);
    return ToneFit.of(result, result.length / 4, result.length * 3 / 4, frequency / out);
  }

  private static double[] resampledTone(int in, int out, Quality quality, double frequency)
      throws Exception {
    int frames = Math.max(in / 4, 12_000);
    return Signals.doubles(
        Signals.resample(Signals.tone(in, frames, frequency, 0.5), out, quality), 0);
  }

  private static void report(String what, int in, int out, Quality quality, double value) {
    System.out.printf("%-30s %6d -> %6d  %-9s %10.5f%n", what, in, out, quality, value);
  }
}
