package io.remotemedia.plugins.resample;

/**
 * Says which filter rows and which input frames each output frame is made of. Immutable, cheap to
 * build: it holds no coefficients.
 *
 * <p>Frames count from the start of the run; frames before it and after its end are silence. Each
 * output is computed from one window of {@link #rowLength} input frames in one fixed order,
 * wherever chunks begin and end: this is what makes the output independent of the chunks.
 */
sealed interface Layout permits ExactLayout, InterpolatedLayout {
  /** Rows are whole multiples of this, so that vectors of up to 16 lanes leave no remainder. */
  int ROW_QUANTUM = 16;

  /** The most coefficients of an exact table; beyond it rows are interpolated. */
  int MAX_EXACT_COEFFICIENTS = 1 << 20;

  /** Chooses the layout: exact while its table is modest or no larger than an interpolated one. */
  static Layout of(Ratio ratio, Quality quality) {
    int halfWidth = new LowPass(quality, ratio.inputFramesPerLowerPeriod()).halfWidthFrames();
    Layout exact = new ExactLayout(ratio, halfWidth);
    if (exact.coefficients() <= MAX_EXACT_COEFFICIENTS) {
      return exact;
    }
    Layout interpolated = new InterpolatedLayout(ratio, halfWidth, quality.oversampling());
    return exact.coefficients() <= interpolated.coefficients() ? exact : interpolated;
  }

  static int roundUpToQuantum(int length) {
    return Math.ceilDiv(length, ROW_QUANTUM) * ROW_QUANTUM;
  }

  /** The conversion ratio. */
  Ratio ratio();

  /** Coefficients per row, and input frames per window. */
  int rowLength();

  /** Rows in the table. */
  int rowCount();

  /** Input frames that must have arrived beyond an output frame before it is computed, at most. */
  int latency();

  /** How many output frames are determined once so many input frames have arrived. */
  long outputsBy(long received);

  /** The first input frame of the window of an output frame. */
  long windowStart(long output);

  /** Computes the rows of the table. */
  void fill(LowPass filter, RowSink sink);

  /**
   * Has a lane compute output frames.
   *
   * @param from first output frame; the first one, or where {@link #outputsBy} ended before
   * @param to end of the output frames
   * @param origin the input frame at index 0 of the lane's window buffer
   * @param lane does the arithmetic; output frame {@code from} goes to its index 0
   */
  void run(long from, long to, long origin, Lane lane);

  /** Coefficients of the whole table. */
  default long coefficients() {
    return (long) rowCount() * rowLength();
  }
}
