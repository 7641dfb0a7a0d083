package io.remotemedia.plugins.resample;

/**
 * Rows for equally spaced positions between two input frames, for ratios with too many positions to
 * tabulate (J. O. Smith, "Digital Audio Resampling"). An output is computed with the four rows
 * around its position and the cubic through the four results, taken at the position itself, which
 * is exact integer arithmetic: nothing drifts.
 *
 * @param ratio the ratio
 * @param filter the filter
 * @param density rows per input frame
 * @param rowLength coefficients per row, and input frames per window
 */
record InterpolatedRows(Ratio ratio, LowPass filter, int density, int rowLength)
    implements StageDesign {
  static InterpolatedRows of(Ratio ratio, LowPass filter, int oversampling) {
    int quantum = Arithmetic.ROW_QUANTUM;
    int density = (int) Math.ceil(oversampling / ratio.inputFramesPerLowerPeriod());
    int rowLength = Math.ceilDiv(2 * filter.halfWidthFrames() + 2, quantum) * quantum;
    return new InterpolatedRows(ratio, filter, density, rowLength);
  }

  @Override
  public long end(long inputEnd) {
    long reach = inputEnd - filter.halfWidthFrames() - 1;
    return Math.ceilDiv(reach * ratio.up(), ratio.down());
  }

  @Override
  public long firstOutput(long firstInput) {
    long reach = firstInput - filter.halfWidthFrames() - 1;
    return Math.floorDiv(reach * ratio.up(), ratio.down());
  }

  @Override
  public long windowStart(long output) {
    return windowStartAt(Math.floorDiv(output * ratio.down(), ratio.up()));
  }

  private long windowStartAt(long frame) {
    return frame + filter.halfWidthFrames() + 2 - rowLength;
  }

  @Override
  public int latency() {
    return filter.halfWidthFrames() + 2;
  }

  @Override
  public int granularity() {
    return 1;
  }

  @Override
  public int quantum() {
    return 1;
  }

  /** Four rows per output, and each window alone. */
  @Override
  public double cost() {
    return 8.0 * rowLength * ratio.up() / ratio.down();
  }

  /** One row before the first position and two after the last, for the cubic. */
  @Override
  public long coefficientCount() {
    return (long) (density + 3) * rowLength;
  }

  @Override
  public long memory(int blockFrames) {
    return blockFrames + 2L * rowLength + Arithmetic.SLACK;
  }

  @Override
  public double[] coefficients() {
    double[] rows = new double[Math.toIntExact(coefficientCount())];
    int base = rowLength - filter.halfWidthFrames() - 2;
    for (int i = 0; i < density + 3; i++) {
      filter.sample(rows, i * rowLength, rowLength, base + (i - 1.0) / density);
    }
    return rows;
  }

  @Override
  public <A> Stage<A> start(
      Arithmetic<A> arithmetic, A coefficients, long firstInput, long firstOutput) {
    return new Running<>(this, arithmetic, coefficients, firstInput, firstOutput);
  }

  private static final class Running<A> extends Stage<A> {
    private final InterpolatedRows design;
    private final A rows;

    Running(
        InterpolatedRows design, Arithmetic<A> arithmetic, A rows, long firstIn, long firstOut) {
      super(arithmetic, design, firstIn, firstOut);
      this.design = design;
      this.rows = rows;
    }

    @Override
    protected void run(A window, long origin, long from, long to, A out, int at) {
      int up = design.ratio.up();
      for (long output = from; output < to; output++) {
        long position = output * design.ratio.down();
        long frame = Math.floorDiv(position, (long) up);
        long scaled = (position - frame * up) * design.density;
        int row = (int) (scaled / up);
        double fraction = (double) (scaled % up) / up;
        arithmetic.interpolate(
            rows,
            row * design.rowLength,
            design.rowLength,
            window,
            (int) (design.windowStartAt(frame) - origin),
            fraction,
            out,
            (int) (at + output - from));
      }
    }
  }
}
