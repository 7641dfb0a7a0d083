package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;

/**
 * What has to be done for one input format.
 *
 * @param input format of the input
 * @param output format of the output
 * @param matrix gains from input to output channels
 * @param dither what is really applied, {@link Dither#NONE} where it would change nothing
 * @param seed start of the dither generator
 */
record ConversionDesign(
    AudioFormat input, AudioFormat output, ChannelMatrix matrix, Dither dither, long seed) {

  static ConversionDesign of(AudioFormatConverterParameters parameters, AudioFormat input)
      throws NodeException {
    ChannelMatrix matrix = ChannelChange.of(parameters).matrix(input.channels());
    SampleFormat target = parameters.targetFormat();
    AudioFormat output =
        input
            .withChannels(matrix.rows())
            .withSampleFormat(target == null ? input.sampleFormat() : target);
    Dither dither = losesWordLength(input, output, matrix) ? parameters.dither() : Dither.NONE;
    return new ConversionDesign(input, output, matrix, dither, parameters.seed());
  }

  /** Only 16 bits are coarse enough to be heard; mixing makes finer values of 16 bit ones. */
  private static boolean losesWordLength(
      AudioFormat input, AudioFormat output, ChannelMatrix matrix) {
    return output.sampleFormat() == SampleFormat.I16
        && (input.sampleFormat() != SampleFormat.I16 || matrix.mixes());
  }

  /** Whether output and input are the same. */
  boolean changesNothing() {
    return matrix.isIdentity() && input.sampleFormat() == output.sampleFormat();
  }

  /** Whether samples can be converted one by one, in the order in which they lie. */
  boolean isSampleWise() {
    return matrix.isIdentity() && dither == Dither.NONE;
  }

  /** The bytes that the conversion holds between calls. */
  long memoryBytes() {
    if (changesNothing()) {
      return 0;
    }
    return isSampleWise()
        ? SampleWiseConversion.memoryBytes()
        : ChannelWiseConversion.memoryBytes(this);
  }

  /** Builds the conversion; not for a design that changes nothing. */
  BlockConversion build() {
    return isSampleWise() ? new SampleWiseConversion(this) : new ChannelWiseConversion(this);
  }
}
