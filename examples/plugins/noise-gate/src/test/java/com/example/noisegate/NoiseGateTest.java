package com.example.noisegate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import io.remotemedia.testkit.NodeLaws;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseGateTest {
  private static final AudioFormat MONO = new AudioFormat(1_000, 1, SampleFormat.F32);

  @Test
  void mutesWhatIsQuieterThanTheThresholdAndHoldsItOpenAfterwards() throws Exception {
    float[] quietLoudQuiet = {0.01f, 0.5f, 0.01f, 0.01f, 0.01f};
    AudioBuffer output =
        NodeHarness.of(new NoiseGateFactory(), new NoiseGateParameters(-20, 2))
            .run(AudioBuffer.of(MONO, quietLoudQuiet))
            .audio();
    float[] heard = new float[5];
    output.floats().get(heard);
    assertEquals("[0.0, 0.5, 0.01, 0.01, 0.0]", Arrays.toString(heard));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void givesTheSameForAnySplit(long seed) throws Exception {
    AudioFormat stereo = new AudioFormat(16_000, 2, SampleFormat.F32);
    AudioBuffer noise = NodeLaws.noise(stereo, 8_000, new SplittableRandom(seed));
    NodeLaws.chunkInvariance(
        NodeHarness.of(new NoiseGateFactory(), new NoiseGateParameters(-6.1, 3)), noise, seed);
  }
}
