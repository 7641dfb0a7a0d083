package io.remotemedia.plugins.resample;

/**
 * The size of a lane's buffers. Chunks of any length pass through in blocks, so the buffers never
 * grow.
 *
 * @param blockFrames input frames per block
 * @param windowFrames input frames in the window buffer
 * @param outputFrames output frames that one block can give
 */
record WorkSize(int blockFrames, int windowFrames, int outputFrames) {
  /** Large enough to run the same filter rows over many windows, small enough for the caches. */
  private static final int BLOCK = 8192;

  private static final int SMALLEST_BLOCK = 64;

  /** Multiplications per block: a few milliseconds of scalar code, so that a cancel is seen. */
  private static final long BLOCK_WORK = 1 << 23;

  static WorkSize of(Layout layout) {
    int block = blockFrames(layout);
    Ratio ratio = layout.ratio();
    int outputs = Math.toIntExact(ratio.outputFrames((long) block + layout.latency()));
    return new WorkSize(block, layout.rowLength() + block, outputs + ExactLayout.GROUP);
  }

  private static int blockFrames(Layout layout) {
    double inputsPerOutput = (double) layout.ratio().down() / layout.ratio().up();
    if (inputsPerOutput < 1) {
      return Math.max(SMALLEST_BLOCK, (int) (BLOCK * inputsPerOutput));
    }
    // Each block moves a whole window of history: not more often than its length calls for.
    double affordable = BLOCK_WORK * inputsPerOutput / layout.rowLength();
    return (int) Math.max(BLOCK, Math.min(layout.rowLength(), affordable));
  }

  /** Bytes of both buffers. */
  long bytes(int sampleBytes) {
    return ((long) windowFrames + outputFrames) * sampleBytes;
  }
}
