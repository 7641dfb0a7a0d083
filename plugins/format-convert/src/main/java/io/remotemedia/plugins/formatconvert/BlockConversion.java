package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.WritableAudioBuffer;

/** Converts blocks of frames, each well under a millisecond of work. Not thread-safe. */
interface BlockConversion {
  /** The most frames that one block may have. */
  int blockFrames();

  /**
   * Converts one block; blocks follow each other without a gap.
   *
   * @param in input
   * @param fromFrame first frame of the block, in input and output
   * @param frames length of the block, at most {@link #blockFrames}
   * @param position number of the block's first frame since the start of the run
   * @param out output
   * @throws NodeException with {@code INVALID_INPUT} for a NaN that has no integer
   */
  void convert(AudioBuffer in, int fromFrame, int frames, long position, WritableAudioBuffer out)
      throws NodeException;

  /** Forgets all blocks. */
  void reset();
}
