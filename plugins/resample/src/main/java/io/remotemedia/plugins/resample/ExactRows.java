package io.remotemedia.plugins.resample;

/**
 * One row of coefficients for every position that an output frame can have between two input frames
 * (polyphase filter).
 *
 * <p>Outputs go in groups of four neighbours that share one input window, so that a kernel loads
 * the input once for four rows; their rows are shifted against each other and padded with zeros.
 * The pattern repeats after a period, so the same four rows serve many windows in turn.
 *
 * @param ratio the ratio
 * @param filter the filter
 * @param periodOutputs output frames after which the pattern repeats
 * @param periodInputs input frames after which the pattern repeats
 * @param rowLength coefficients per row, and input frames per window
 */
record ExactRows(Ratio ratio, LowPass filter, int periodOutputs, int periodInputs, int rowLength)
    implements StageDesign {
  private static final int GROUP = Arithmetic.GROUP;

  /** Shorter patterns are repeated until they fill whole groups. */
  private static final int SHORT_PATTERN = 16;

  /** Windows that one pass takes together; see the kernels. */
  private static final int WINDOWS = 4;

  private static final int LONGEST_QUANTUM = 8_192;

  static ExactRows of(Ratio ratio, LowPass filter) {
    int repeats = ratio.up() < SHORT_PATTERN ? repeatsToFillGroups(ratio.up()) : 1;
    int spread = Math.ceilDiv((GROUP - 1) * ratio.down(), ratio.up());
    int quantum = Arithmetic.ROW_QUANTUM;
    int rowLength = Math.ceilDiv(spread + 2 * filter.halfWidthFrames(), quantum) * quantum;
    return new ExactRows(ratio, filter, ratio.up() * repeats, ratio.down() * repeats, rowLength);
  }

  private static int repeatsToFillGroups(int outputs) {
    int repeats = 1;
    while (outputs * repeats % GROUP != 0) {
      repeats++;
    }
    return repeats;
  }

  @Override
  public long end(long inputEnd) {
    long reach = inputEnd - filter.halfWidthFrames();
    long single = Math.ceilDiv(reach * ratio.up(), ratio.down());
    long inPeriod = Math.floorMod(single, periodOutputs);
    return single - inPeriod % GROUP;
  }

  @Override
  public long firstOutput(long firstInput) {
    long reach = firstInput - filter.halfWidthFrames();
    long first = Math.floorDiv(reach * ratio.up(), ratio.down());
    return first - Math.floorMod(first, periodOutputs) % GROUP;
  }

  @Override
  public long windowStart(long output) {
    int group = Math.floorMod(output, periodOutputs) / GROUP;
    return Math.floorDiv(output, periodOutputs) * periodInputs + windowStart(group);
  }

  /** Windows end with the last input frame that the last output of the group needs. */
  private int windowStart(int group) {
    int last = Math.min((group + 1) * GROUP, periodOutputs) - 1;
    int frame = (int) ((long) last * ratio.down() / ratio.up());
    return frame + filter.halfWidthFrames() + 1 - rowLength;
  }

  @Override
  public int latency() {
    return Math.ceilDiv((GROUP - 1) * ratio.down(), ratio.up()) + filter.halfWidthFrames() + 1;
  }

  @Override
  public int granularity() {
    return GROUP;
  }

  @Override
  public int quantum() {
    long whole = (long) WINDOWS * periodInputs;
    return whole <= LONGEST_QUANTUM ? (int) whole : 1;
  }

  @Override
  public double cost() {
    return (double) rowLength * ratio.up() / ratio.down();
  }

  @Override
  public long coefficientCount() {
    return (long) groups() * GROUP * rowLength;
  }

  @Override
  public long memory(int blockFrames) {
    return blockFrames + 2L * rowLength + Arithmetic.SLACK;
  }

  @Override
  public double[] coefficients() {
    double[] rows = new double[Math.toIntExact(coefficientCount())];
    for (int output = 0; output < periodOutputs; output++) {
      double position = (double) ((long) output * ratio.down() % ratio.up()) / ratio.up();
      long frame = (long) output * ratio.down() / ratio.up();
      double firstTime = frame - windowStart(output / GROUP) + position;
      filter.sample(rows, output * rowLength, rowLength, firstTime);
    }
    return rows;
  }

  @Override
  public <A> Stage<A> start(
      Arithmetic<A> arithmetic, A coefficients, long firstInput, long firstOutput) {
    return new Running<>(this, arithmetic, coefficients, firstInput, firstOutput);
  }

  private int groups() {
    return Math.ceilDiv(periodOutputs, GROUP);
  }

  /** The number of a group, counted over all periods. */
  private long groupOf(long output) {
    return Math.floorDiv(output, periodOutputs) * groups()
        + Math.floorMod(output, periodOutputs) / GROUP;
  }

  private static final class Running<A> extends Stage<A> {
    private final ExactRows design;
    private final A rows;
    private final A scratch;

    Running(ExactRows design, Arithmetic<A> arithmetic, A rows, long firstIn, long firstOut) {
      super(arithmetic, design, firstIn, firstOut);
      this.design = design;
      this.rows = rows;
      this.scratch = arithmetic.allocate(arithmetic.dotScratch());
    }

    /** Group after group, each over all its windows: its rows stay in the nearest cache. */
    @Override
    protected void run(A window, long origin, long from, long to, A out, int at) {
      long first = design.groupOf(from);
      long end = design.groupOf(to - 1) + 1;
      int groups = design.groups();
      int distinct = (int) Math.min(groups, end - first);
      for (int i = 0; i < distinct; i++) {
        long index = first + i;
        int group = (int) Math.floorMod(index, (long) groups);
        long period = Math.floorDiv(index, (long) groups);
        arithmetic.dot(
            rows,
            group * GROUP * design.rowLength,
            design.rowLength,
            window,
            (int) (period * design.periodInputs + design.windowStart(group) - origin),
            design.periodInputs,
            (int) Math.ceilDiv(end - index, (long) groups),
            out,
            (int) (at + period * design.periodOutputs + (long) group * GROUP - from),
            design.periodOutputs,
            Math.min(GROUP, design.periodOutputs - group * GROUP),
            scratch);
      }
    }
  }
}
