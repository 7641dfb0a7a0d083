package io.remotemedia.plugins.resample;

/**
 * One row of coefficients for every position that an output frame can have between two input frames
 * (polyphase filter).
 *
 * <p>Outputs go in groups of sixteen neighbours that share one input window, one lane of a vector
 * each; their rows are shifted against each other and padded with zeros. The pattern repeats after
 * a period, so the same rows serve many windows in turn.
 *
 * @param ratio the ratio
 * @param filter the filter
 * @param periodOutputs output frames after which the pattern repeats
 * @param periodInputs input frames after which the pattern repeats
 * @param taps coefficients per row, and input frames per window
 */
record ExactRows(Ratio ratio, LowPass filter, int periodOutputs, int periodInputs, int taps)
    implements StageDesign {
  private static final int GROUP = Arithmetic.GROUP;

  /** Shorter patterns are repeated until they fill whole groups. */
  private static final int SHORT_PATTERN = 64;

  /** Windows that one pass takes together; see the kernels. */
  private static final int WINDOWS = 8;

  private static final int CENTRE_TAPS = 16;
  private static final int LONGEST_QUANTUM = 8_192;

  static ExactRows of(Ratio ratio, LowPass filter) {
    int repeats = ratio.up() < SHORT_PATTERN ? repeatsToFillGroups(ratio.up()) : 1;
    int spread = Math.ceilDiv((GROUP - 1) * ratio.down(), ratio.up());
    int taps = spread + 2 * filter.halfWidthFrames();
    return new ExactRows(ratio, filter, ratio.up() * repeats, ratio.down() * repeats, taps);
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
    return frame + filter.halfWidthFrames() + 1 - taps;
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
    return (double) taps * ratio.up() / ratio.down();
  }

  @Override
  public long coefficientCount() {
    return (long) groups() * GROUP * taps;
  }

  @Override
  public long memory(int blockFrames) {
    return blockFrames + 2L * taps + Arithmetic.SLACK;
  }

  @Override
  public double[] coefficients() {
    double[] rows = new double[Math.toIntExact(coefficientCount())];
    double[] row = new double[taps];
    for (int output = 0; output < periodOutputs; output++) {
      double position = (double) ((long) output * ratio.down() % ratio.up()) / ratio.up();
      long frame = (long) output * ratio.down() / ratio.up();
      filter.sample(row, 0, taps, frame - windowStart(output / GROUP) + position);
      int at = output / GROUP * taps * GROUP + output % GROUP;
      for (int i = 0; i < taps; i++) {
        rows[at + i * GROUP] = row[i];
      }
    }
    return rows;
  }

  @Override
  public <A> Stage<A> start(
      Arithmetic<A> arithmetic, A coefficients, long firstInput, long firstOutput) {
    return new Running<>(this, arithmetic, coefficients, firstInput, firstOutput);
  }

  /** Taps on either side of the large ones. */
  private int tail() {
    int centre = CENTRE_TAPS + Math.ceilDiv((GROUP - 1) * ratio.down(), ratio.up());
    return Math.max(0, (taps - centre) / 2);
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
    private final A coefficients;
    private final A scratch;

    Running(
        ExactRows design, Arithmetic<A> arithmetic, A coefficients, long firstIn, long firstOut) {
      super(arithmetic, design, firstIn, firstOut);
      this.design = design;
      this.coefficients = coefficients;
      this.scratch = arithmetic.allocate(WINDOWS * GROUP);
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
        int result = (int) (at + period * design.periodOutputs + (long) group * GROUP - from);
        int used = Math.min(GROUP, design.periodOutputs - group * GROUP);
        int start = (int) (period * design.periodInputs + design.windowStart(group) - origin);
        int windows = (int) Math.ceilDiv(end - index, (long) groups);
        run(group, window, start, windows, out, result, used);
      }
    }

    private void run(int group, A window, int start, int windows, A out, int to, int used) {
      int rows = group * GROUP * design.taps;
      int stride = design.periodInputs;
      if (used == GROUP) {
        arithmetic.group(
            coefficients,
            rows,
            design.taps,
            design.tail(),
            window,
            start,
            stride,
            windows,
            out,
            to,
            design.periodOutputs);
        return;
      }
      // The last group of a period is not whole: what lies behind it is the next group's.
      for (int done = 0; done < windows; done += WINDOWS) {
        int count = Math.min(WINDOWS, windows - done);
        arithmetic.group(
            coefficients,
            rows,
            design.taps,
            design.tail(),
            window,
            start + done * stride,
            stride,
            count,
            scratch,
            0,
            GROUP);
        for (int i = 0; i < count; i++) {
          int result = to + (done + i) * design.periodOutputs;
          System.arraycopy(scratch, i * GROUP, out, result, used);
        }
      }
    }
  }
}
