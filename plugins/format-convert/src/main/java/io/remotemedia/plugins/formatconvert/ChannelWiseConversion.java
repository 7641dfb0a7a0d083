package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Arrays;

/**
 * Mixes, dithers and changes the sample format, one channel after the other, in double precision:
 * exact for every sample format.
 */
final class ChannelWiseConversion implements BlockConversion {
  private static final int BLOCK_FRAMES = 256;

  private final ChannelMatrix matrix;
  private final SampleFormat target;
  private final double[][] inputs;
  private final double[] output = new double[BLOCK_FRAMES];
  private final ChannelDither[] dithers;

  ChannelWiseConversion(ConversionDesign design) {
    matrix = design.matrix();
    target = design.output().sampleFormat();
    inputs = new double[matrix.columns()][];
    for (int input = 0; input < inputs.length; input++) {
      inputs[input] = matrix.uses(input) ? new double[BLOCK_FRAMES] : null;
    }
    dithers = ChannelDither.forChannels(design);
  }

  static long memoryBytes(ConversionDesign design) {
    long blocks = design.matrix().columns() + 1L;
    return blocks * BLOCK_FRAMES * Double.BYTES + ChannelDither.memoryBytes(design);
  }

  @Override
  public int blockFrames() {
    return BLOCK_FRAMES;
  }

  @Override
  public void convert(
      AudioBuffer in, int fromFrame, int frames, long position, WritableAudioBuffer out)
      throws NodeException {
    for (int input = 0; input < inputs.length; input++) {
      if (inputs[input] != null) {
        in.readDoubles(input, fromFrame, frames, inputs[input], 0);
      }
    }
    for (int channel = 0; channel < matrix.rows(); channel++) {
      mix(channel, frames);
      if (target != SampleFormat.F32) {
        requireNumbers(channel, frames, position);
      }
      if (dithers.length > 0) {
        dithers[channel].round(output, frames, position);
      }
      out.writeDoubles(channel, fromFrame, frames, output, 0);
    }
  }

  private void mix(int channel, int frames) {
    int copied = matrix.copiedInput(channel);
    if (copied != ChannelMatrix.NO_COPY) {
      System.arraycopy(inputs[copied], 0, output, 0, frames);
      return;
    }
    Arrays.fill(output, 0, frames, 0);
    for (int input = 0; input < inputs.length; input++) {
      // Without the test, a NaN or an infinity would pass through a gain of 0.
      if (matrix.gain(channel, input) != 0) {
        add(inputs[input], matrix.gain(channel, input), frames);
      }
    }
  }

  private void add(double[] input, double gain, int frames) {
    for (int i = 0; i < frames; i++) {
      output[i] += input[i] * gain;
    }
  }

  private void requireNumbers(int channel, int frames, long position) throws NodeException {
    for (int i = 0; i < frames; i++) {
      if (Double.isNaN(output[i])) {
        throw NotANumber.at(channel, position + i, target);
      }
    }
  }

  @Override
  public void reset() {
    for (ChannelDither dither : dithers) {
      dither.reset();
    }
  }
}
