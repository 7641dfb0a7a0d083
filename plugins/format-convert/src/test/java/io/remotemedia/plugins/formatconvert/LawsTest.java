package io.remotemedia.plugins.formatconvert;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import io.remotemedia.testkit.NodeLaws;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the SPI, over random formats, parameters and splits. */
class LawsTest {
  static java.util.stream.LongStream seeds() {
    return java.util.stream.LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anySplitGivesTheSameAudio(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    SampleFormat[] samples = SampleFormat.values();
    int[] channels = {1, 2};
    AudioFormat format =
        new AudioFormat(
            16_000, channels[random.nextInt(2)], samples[random.nextInt(samples.length)]);
    AudioFormatConverterParameters parameters =
        new AudioFormatConverterParameters(
            samples[random.nextInt(samples.length)],
            random.nextBoolean() ? channels[random.nextInt(2)] : null,
            null,
            Dither.values()[random.nextInt(3)],
            random.nextLong());
    NodeLaws.chunkInvariance(
        NodeHarness.of(new AudioFormatConverterFactory(), parameters),
        NodeLaws.noise(format, 1 + random.nextInt(5_000), random),
        seed);
  }

  @Test
  void jarHasItsExtensionIndex() throws Exception {
    Path index = Path.of("target", "classes", "META-INF", "extensions.idx");
    assertTrue(Files.readString(index).contains(AudioFormatConverterFactory.class.getName()));
  }
}
