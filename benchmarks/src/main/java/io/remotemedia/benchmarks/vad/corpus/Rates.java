package io.remotemedia.benchmarks.vad.corpus;

import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.plugins.resample.AudioResampleFactory;
import io.remotemedia.plugins.resample.AudioResampleParameters;
import io.remotemedia.plugins.resample.Quality;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;

/** Changes sample rates by our own resampler. */
public final class Rates {
  private Rates() {}

  /**
   * Resamples.
   *
   * @param samples mono
   * @param from their rate, Hz
   * @param to the wanted rate, Hz
   * @return the same sound; the array itself where the rates are equal
   * @throws NodeException when a rate is out of range
   */
  public static float[] change(float[] samples, int from, int to) throws NodeException {
    if (from == to) {
      return samples;
    }
    AudioFormat format = new AudioFormat(from, 1, SampleFormat.F32);
    AudioBuffer audio =
        new BareHost<>(
                new AudioResampleFactory(), new AudioResampleParameters(to, Quality.HIGH), format)
            .runWhole(AudioBuffer.of(format, samples))
            .audio();
    float[] resampled = new float[audio.frames()];
    audio.copyFloats(0, resampled, 0, resampled.length);
    return resampled;
  }
}
