package io.remotemedia.plugins.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import io.remotemedia.testkit.NodeLaws;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Length, alignment and independence of chunks, channels and neighbours in time. */
class LawsTest {
  @ParameterizedTest
  @CsvSource({
    "44100,16000,20000", "48000,16000,20000", "16000,48000,9000", "8000,16000,9000",
    "44100,48000,20000", "16000,44100,9000", "44100,44101,9000", "44101,44100,9000",
    "11025,767999,300", "767999,11025,60000", "767999,768000,9000", "768000,1000,200000",
    "1000,768000,100", "768000,1001,200000", "1001,768000,100", "3000,1000,5000",
    "5000,7000,5000", "11025,768000,400", "16000,16000,3000"
  })
  void anySplitGivesTheSameOutput(int in, int out, int frames) throws Exception {
    long seed = 31L * in + out;
    for (Quality quality : new Quality[] {Quality.LOW, Quality.HIGH}) {
      AudioBuffer noise = NodeLaws.noise(Signals.mono(in), frames, new SplittableRandom(seed));
      NodeLaws.chunkInvariance(Signals.resampler(out, quality), noise, seed);
    }
  }

  @Test
  void anySplitOfAnyFormatGivesTheSameOutput() throws Exception {
    for (long seed = 1; seed <= 60; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      AudioFormat format =
          new AudioFormat(
              rate(random),
              1 + random.nextInt(random.nextInt(8) == 0 ? 64 : 3),
              SampleFormat.values()[random.nextInt(3)]);
      int target = rate(random);
      int frames =
          1
              + random.nextInt(
                  (int)
                      Math.min(
                          6_000, 1 + 40_000L * format.sampleRate() / target / format.channels()));
      Quality quality = Quality.values()[random.nextInt(4)];
      AudioBuffer noise = NodeLaws.noise(format, frames, random);
      NodeLaws.chunkInvariance(Signals.resampler(target, quality), noise, seed);
      AudioBuffer result = Signals.resample(noise, target, quality);
      assertEquals(
          Math.ceilDiv((long) frames * target, format.sampleRate()),
          result.frames(),
          "seed %d, %s to %d".formatted(seed, noise, target));
    }
  }

  private static int rate(RandomGenerator random) {
    int[] common = {8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000};
    return random.nextBoolean()
        ? common[random.nextInt(common.length)]
        : (int) (1_000 * Math.pow(768, random.nextDouble()));
  }

  @Test
  void samplesThatAreNoNumbersDoNotBreakTheLaw() throws Exception {
    float[] samples = new float[5_000];
    samples[100] = Float.NaN;
    samples[1_500] = Float.POSITIVE_INFINITY;
    samples[1_501] = Float.NEGATIVE_INFINITY;
    samples[1_502] = Float.intBitsToFloat(0xffc12345);
    AudioBuffer in = AudioBuffer.of(Signals.mono(44_100), samples);
    NodeLaws.chunkInvariance(Signals.resampler(16_000, Quality.HIGH), in, 5);
    NodeLaws.chunkInvariance(Signals.resampler(44_101, Quality.HIGH), in, 6);
  }

  @Test
  void aNanPoisonsOnlyTheOutputsWhoseFilterTouchesIt() throws Exception {
    float[] samples = new float[4_000];
    samples[2_000] = Float.NaN;
    AudioBuffer in = AudioBuffer.of(Signals.mono(48_000), samples);
    double[] out = Signals.doubles(Signals.resample(in, 16_000, Quality.LOW), 0);
    int reach = Conversion.of(Ratio.of(48_000, 16_000), Quality.LOW).latency() / 3 + 1;
    for (int i = 0; i < out.length; i++) {
      if (Math.abs(i - 2_000 / 3) > reach) {
        assertEquals(0, out[i], "frame " + i);
      }
    }
    assertTrue(Double.isNaN(out[667]));
  }

  @ParameterizedTest
  @CsvSource({
    "44100,16000",
    "16000,44100",
    "48000,16000",
    "16000,48000",
    "44100,44101",
    "8000,767999",
    "96000,44100",
    "32000,1000"
  })
  void impulseStandsWhereTheInputHadIt(int in, int out) throws Exception {
    // Whole seconds of the common period: both rates have a frame at this time.
    Ratio ratio = Ratio.of(in, out);
    int periods = Math.ceilDiv(8_000, ratio.down());
    int at = ratio.down() * periods;
    float[] samples = new float[2 * at + 1];
    samples[at] = 1;
    AudioBuffer impulse = AudioBuffer.of(Signals.mono(in), samples);
    double[] result = Signals.doubles(Signals.resample(impulse, out, Quality.HIGH), 0);
    int centre = ratio.up() * periods;
    for (int i = 0; i < centre - 1; i++) {
      assertTrue(result[centre] > Math.abs(result[i]), "frame " + i + " tops the centre");
      if (centre + i < result.length) {
        assertEquals(result[centre - i], result[centre + i], 6e-7, "distance " + i);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "44100,16000",
    "16000,44100",
    "8000,16000",
    "44100,48000",
    "44101,48000",
    "11025,767999",
    "192000,44100"
  })
  void toneKeepsItsPhase(int in, int out) throws Exception {
    double frequency = 0.3 * Math.min(in, out);
    AudioBuffer tone = Signals.tone(in, Math.max(3_000, in / 5), frequency, 0.5);
    double[] result = Signals.doubles(Signals.resample(tone, out, Quality.HIGH), 0);
    for (int i = result.length / 3; i < result.length * 2 / 3; i++) {
      double ideal = 0.5 * Math.sin(2 * Math.PI * frequency * i / out);
      assertEquals(ideal, result[i], 5e-6, "frame " + i);
    }
  }

  @Test
  void channelsEqualMonoRuns() throws Exception {
    for (SampleFormat samples : SampleFormat.values()) {
      AudioFormat format = new AudioFormat(44_100, 5, samples);
      AudioBuffer in = NodeLaws.noise(format, 3_000, new SplittableRandom(11));
      AudioBuffer all = Signals.resample(in, 48_000, Quality.MEDIUM);
      for (int channel = 0; channel < 5; channel++) {
        AudioBuffer one = Signals.resample(channel(in, channel), 48_000, Quality.MEDIUM);
        assertArrayEquals(Signals.doubles(one, 0), Signals.doubles(all, channel));
      }
    }
  }

  private static AudioBuffer channel(AudioBuffer in, int channel) throws NodeException {
    var mono = new io.remotemedia.spi.WritableAudioBuffer(in.format().withChannels(1), in.frames());
    mono.writeDoubles(0, 0, in.frames(), Signals.doubles(in, channel), 0);
    return mono.freeze();
  }

  @Test
  void sampleFormatsAgreeAndKeepTheirOwn() throws Exception {
    double[] reference = null;
    for (SampleFormat samples : SampleFormat.values()) {
      AudioFormat format = Signals.mono(48_000).withSampleFormat(samples);
      var in = new io.remotemedia.spi.WritableAudioBuffer(format, 2_000);
      in.writeDoubles(0, 0, 2_000, Signals.doubles(Signals.tone(48_000, 2_000, 440, 0.9), 0), 0);
      AudioBuffer out = Signals.resample(in.freeze(), 44_100, Quality.HIGH);
      assertEquals(format.withSampleRate(44_100), out.format());
      double[] actual = Signals.doubles(out, 0);
      reference = reference == null ? actual : reference;
      assertArrayEquals(reference, actual, 0x1p-14);
    }
  }

  @Test
  void overshootOfFullScaleSaturates() throws Exception {
    short[] square = new short[4_800];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 48 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    AudioFormat format = Signals.mono(48_000).withSampleFormat(SampleFormat.I16);
    AudioBuffer out = Signals.resample(AudioBuffer.of(format, square), 16_000, Quality.HIGH);
    double[] values = Signals.doubles(out, 0);
    for (int i = 200; i < values.length - 200; i++) {
      // A wrapped sample would have the wrong sign in the middle of a half-wave.
      double expected = i % 32 < 16 ? 1 : -1;
      if (i % 16 > 2 && i % 16 < 14) {
        assertTrue(values[i] * expected > 0.5, "frame " + i);
      }
    }
  }

  @Test
  void equalRatesPassThroughUnchanged() throws Exception {
    AudioBuffer in = NodeLaws.noise(Signals.mono(48_000), 100, new SplittableRandom(1));
    assertEquals(-1, in.segment().mismatch(Signals.resample(in, 48_000, null).segment()));
  }

  @Test
  void emptyInputGivesNothing() throws Exception {
    assertNull(Signals.resample(AudioBuffer.empty(Signals.mono(44_100)), 16_000, null));
  }

  @ParameterizedTest
  @CsvSource({"44100,16000,1", "16000,48000,3", "768000,1000,1", "1000,768000,768", "999999,1,0"})
  void oneFrameGivesTheRatioRoundedUp(int in, int out, int frames) throws Exception {
    if (in > AudioFormat.MAX_SAMPLE_RATE) {
      assertThrows(IllegalArgumentException.class, () -> Signals.mono(in));
      return;
    }
    AudioBuffer one = AudioBuffer.of(Signals.mono(in), new float[] {1});
    assertEquals(frames, Signals.resample(one, out, null).frames());
  }

  @Test
  void latencyIsHowFarTheInputRunsAhead() throws Exception {
    for (int out : new int[] {16_000, 48_000, 44_101, 1_000, 768_000}) {
      NodeHarness<AudioResampleParameters> harness = Signals.resampler(out, Quality.MEDIUM);
      AudioBuffer in = NodeLaws.noise(Signals.mono(44_100), 20_000, new SplittableRandom(3));
      int early = harness.run(List.of(in)).audioPerCall().getFirst().frames();
      int latency = harness.plan(in.format()).latencyFrames();
      double held = 20_000 - early * 44_100.0 / out;
      assertTrue(held <= latency, "%.1f frames held, %d planned".formatted(held, latency));
      assertTrue(held > latency / 3.0, "%.1f frames held, %d planned".formatted(held, latency));
    }
  }

  @Test
  void cancelledRunEnds() {
    NodeHarness<AudioResampleParameters> harness = Signals.resampler(16_000, null);
    harness.cancel();
    NodeException failure =
        assertThrows(
            NodeException.class, () -> harness.run(Signals.tone(44_100, 44_100, 997, 0.5)));
    assertEquals(NodeErrorCode.CANCELLED, failure.code());
  }
}
