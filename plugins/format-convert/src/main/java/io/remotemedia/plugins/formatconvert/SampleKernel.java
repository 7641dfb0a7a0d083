package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.WritableAudioBuffer;

/** The inner loop from one sample format to another. */
interface SampleKernel {
  /** The most samples of one call: scratch and output of a block stay in the first cache. */
  int BLOCK_SAMPLES = 4096;

  /**
   * Converts samples to the same place in the output.
   *
   * @param in input
   * @param from first sample, all channels counted
   * @param count number of samples, at most {@link #BLOCK_SAMPLES}
   * @param out output
   * @return false when a NaN has no integer; the output is then undefined
   */
  boolean convert(AudioBuffer in, int from, int count, WritableAudioBuffer out);
}
