package io.remotemedia.plugins.vad;

/**
 * Divides audio into blocks of whole milliseconds at any rate. Where a block is no whole number of
 * frames, the lengths differ by one so that no error adds up. Not thread-safe.
 */
final class BlockClock {
  private static final long MILLIS_PER_SECOND = 1000;

  private final int sampleRate;
  private final int blockMillis;
  private long blocks;
  private int length;

  BlockClock(int sampleRate, int blockMillis) {
    this.sampleRate = sampleRate;
    this.blockMillis = blockMillis;
    length = length();
  }

  /** The length of the longest block, in frames. */
  static int longestBlock(int sampleRate, int blockMillis) {
    return (int) Math.ceilDiv((long) sampleRate * blockMillis, MILLIS_PER_SECOND);
  }

  int longestBlock() {
    return longestBlock(sampleRate, blockMillis);
  }

  /** The length of the current block, in frames. */
  int blockLength() {
    return length;
  }

  void nextBlock() {
    blocks++;
    length = length();
  }

  /** The time after some frames of the current block, in milliseconds, rounded up. */
  long millis(int framesInBlock) {
    return Math.ceilDiv(
        (startFrame(blocks) + framesInBlock) * MILLIS_PER_SECOND, (long) sampleRate);
  }

  void reset() {
    blocks = 0;
    length = length();
  }

  private int length() {
    return (int) (startFrame(blocks + 1) - startFrame(blocks));
  }

  private long startFrame(long block) {
    return block * blockMillis * sampleRate / MILLIS_PER_SECOND;
  }
}
