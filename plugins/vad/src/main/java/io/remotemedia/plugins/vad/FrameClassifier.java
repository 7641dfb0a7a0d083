package io.remotemedia.plugins.vad;

/** Judges mono audio block by block and tells a {@link SegmentTracker}. Not thread-safe. */
interface FrameClassifier {
  /** The length of the blocks that it wants, in milliseconds. */
  int blockMillis();

  /**
   * Hears one block.
   *
   * @param samples finite samples from index 0
   * @param count number of samples
   */
  void block(float[] samples, int count);

  /** Decides all that the blocks so far determine: a chunk ends, and its answer is due. */
  void decide();

  /**
   * Hears the rest, shorter than a block, and decides everything that is undecided.
   *
   * @param samples finite samples from index 0
   * @param count number of samples, maybe 0
   * @param endMillis where the audio ends
   */
  void finish(float[] samples, int count, long endMillis);

  /** Forgets everything that was heard. */
  void reset();
}
