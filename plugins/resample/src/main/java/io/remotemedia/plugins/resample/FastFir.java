package io.remotemedia.plugins.resample;

/**
 * A sharp filter for ratios of small numbers, as a fast FIR algorithm (Mou and Duhamel, "Short-
 * length FIR filters and their use in fast nonrecursive filtering", 1991).
 *
 * <p>Input and output fall apart into slow sequences: one per position in a period, and these again
 * into every second, fourth or eighth value. A step of the algorithm computes a filter of two such
 * halves with three filters of half the length instead of four; {@code levels} steps in one another
 * leave (3/4)^levels of the multiplications. Outputs come in blocks of {@code 2^levels} periods on
 * an absolute grid, whatever the chunks, and the sums of each are taken in one fixed order.
 *
 * @param ratio the ratio, of small numbers
 * @param filter the filter
 * @param levels steps of the algorithm
 */
record FastFir(Ratio ratio, LowPass filter, int levels) implements StageDesign {
  /** More sequences than this would each be too short to be worth their overhead. */
  private static final int MOST_SEQUENCES = 12;

  private static final int MOST_LEVELS = 3;

  /** Fewer taps per innermost filter do not pay for the additions around it. */
  private static final int FEWEST_TAPS = 25;

  /** Additions and copies around the filters, as multiplications per value that passes. */
  private static final double OVERHEAD = 24;

  static boolean fits(Ratio ratio) {
    return (long) ratio.up() * ratio.down() <= MOST_SEQUENCES;
  }

  static FastFir of(Ratio ratio, LowPass filter) {
    int levels = MOST_LEVELS;
    while (levels > 0 && new FastFir(ratio, filter, levels).leafTaps() < FEWEST_TAPS) {
      levels--;
    }
    return new FastFir(ratio, filter, levels);
  }

  /** Periods per block. */
  int depth() {
    return 1 << levels;
  }

  /** Input frames per block. */
  int blockInputs() {
    return depth() * ratio.down();
  }

  /** Output frames per block. */
  int blockOutputs() {
    return depth() * ratio.up();
  }

  /** Innermost filters per pair of sequences: 3^levels. */
  int leaves() {
    return (int) Math.pow(3, levels);
  }

  /** The first period, counted from an output's own, that the output's filter reaches. */
  private int firstPeriod() {
    return Math.floorDiv((int) Math.ceil(-filter.halfWidth()), ratio.down());
  }

  /** The last period, counted from an output's own, that the output's filter reaches. */
  int lastPeriod() {
    double last = (double) (ratio.up() - 1) * ratio.down() / ratio.up() + filter.halfWidth();
    return Math.floorDiv((int) Math.floor(last), ratio.down());
  }

  /** Taps of an innermost filter. */
  int leafTaps() {
    return Math.ceilDiv(lastPeriod() - firstPeriod() + 1, depth());
  }

  @Override
  public long end(long inputEnd) {
    long blocks = Math.floorDiv(inputEnd, blockInputs());
    return (blocks * depth() - lastPeriod()) * ratio.up();
  }

  @Override
  public long firstOutput(long firstInput) {
    return end(firstInput);
  }

  /** Whole blocks are taken over into the sequences as soon as they are there. */
  @Override
  public long windowStart(long output) {
    long period = Math.floorDiv(output, ratio.up()) + lastPeriod();
    return Math.floorDiv(period, depth()) * blockInputs();
  }

  @Override
  public int latency() {
    return blockInputs() + lastPeriod() * ratio.down();
  }

  @Override
  public int granularity() {
    return blockOutputs();
  }

  @Override
  public int quantum() {
    return FastFirStage.BLOCKS / 2 * blockInputs();
  }

  @Override
  public double cost() {
    double products = (double) leaves() * leafTaps() * ratio.up() * ratio.down();
    return (products + OVERHEAD * (blockInputs() + blockOutputs())) / blockInputs();
  }

  @Override
  public long coefficientCount() {
    return (long) ratio.up() * ratio.down() * leaves() * leafTaps();
  }

  @Override
  public long memory(int blockFrames) {
    return blockFrames + blockInputs() + FastFirStage.memory(this);
  }

  /** For each output position, input position and leaf, the taps of one sliding dot product. */
  @Override
  public double[] coefficients() {
    return new FastFirCoefficients(this).all();
  }

  @Override
  public <A> Stage<A> start(
      Arithmetic<A> arithmetic, A coefficients, long firstInput, long firstOutput) {
    return new FastFirStage<>(this, arithmetic, coefficients, firstInput, firstOutput);
  }
}
