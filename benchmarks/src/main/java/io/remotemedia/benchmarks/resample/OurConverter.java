package io.remotemedia.benchmarks.resample;

import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.plugins.resample.AudioResampleFactory;
import io.remotemedia.plugins.resample.AudioResampleParameters;
import io.remotemedia.plugins.resample.Quality;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;

/** The node {@code AudioResample}. */
record OurConverter(int in, int out, Quality quality) implements Converter {
  @Override
  public String name() {
    return "ours " + quality.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public double[] convert(float[] samples) {
    AudioFormat format = new AudioFormat(in, 1, SampleFormat.F32);
    try {
      AudioBuffer result =
          new BareHost<>(
                  new AudioResampleFactory(), new AudioResampleParameters(out, quality), format)
              .runWhole(AudioBuffer.of(format, samples))
              .audio();
      double[] values = new double[result.frames()];
      result.readDoubles(0, 0, values.length, values, 0);
      return values;
    } catch (NodeException e) {
      throw new IllegalStateException(e);
    }
  }
}
