package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.WritableAudioBuffer;
import java.nio.FloatBuffer;

/** Changes the sample format and nothing else. */
final class SampleWiseConversion implements BlockConversion {
  private final SampleKernel kernel;
  private final int channels;
  private final SampleFormat target;

  SampleWiseConversion(ConversionDesign design) {
    channels = design.input().channels();
    target = design.output().sampleFormat();
    kernel = SampleKernels.fastest(design.input().sampleFormat(), target);
  }

  static long memoryBytes() {
    return ScalarKernel.SCRATCH_BYTES;
  }

  @Override
  public int blockFrames() {
    return SampleKernel.BLOCK_SAMPLES / channels;
  }

  @Override
  public void convert(
      AudioBuffer in, int fromFrame, int frames, long position, WritableAudioBuffer out)
      throws NodeException {
    int from = fromFrame * channels;
    int count = frames * channels;
    if (!kernel.convert(in, from, count, out)) {
      throw firstNaN(in.floats(), from, position);
    }
  }

  private NodeException firstNaN(FloatBuffer samples, int from, long position) {
    int at = from;
    while (!Float.isNaN(samples.get(at))) {
      at++;
    }
    return NotANumber.at(at % channels, position + (at - from) / channels, target);
  }

  @Override
  public void reset() {}
}
