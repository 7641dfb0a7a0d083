package io.remotemedia.plugins.resample;

/**
 * Halves the rate with a half-band filter, whose every other coefficient is zero (Bellanger,
 * Daguet, Lepagnol 1974). Its transition band may be wide: it only keeps away what would fold into
 * the band that a later, sharper step passes on.
 *
 * @param filter the half-band filter
 */
record HalfBandDown(HalfBand filter) implements StageDesign {
  @Override
  public Ratio ratio() {
    return new Ratio(1, 2);
  }

  @Override
  public long end(long inputEnd) {
    return Math.floorDiv(inputEnd - latency(), 2) + 1;
  }

  @Override
  public long firstOutput(long firstInput) {
    return Math.floorDiv(firstInput - latency(), 2);
  }

  @Override
  public long windowStart(long output) {
    return 2 * output - filter.taps() + 1;
  }

  @Override
  public int latency() {
    return filter.taps();
  }

  @Override
  public int granularity() {
    return 1;
  }

  @Override
  public int quantum() {
    return 2;
  }

  @Override
  public double cost() {
    return filter.taps() * HalfBand.RELATIVE_COST / 2;
  }

  @Override
  public long coefficientCount() {
    return filter.taps() + 1;
  }

  @Override
  public long memory(int blockFrames) {
    return 2L * (blockFrames + 2L * filter.taps() + 2 * Arithmetic.SLACK);
  }

  /** The coefficients of the frames between, then the one of the centre. */
  @Override
  public double[] coefficients() {
    return filter.coefficients(0.5);
  }

  @Override
  public <A> Stage<A> start(
      Arithmetic<A> arithmetic, A coefficients, long firstInput, long firstOutput) {
    return new Running<>(this, arithmetic, coefficients, firstInput, firstOutput);
  }

  private static final class Running<A> extends Stage<A> {
    private final int taps;
    private final A coefficients;
    private A centres;
    private A others;
    private int capacity;

    Running(
        HalfBandDown design,
        Arithmetic<A> arithmetic,
        A coefficients,
        long firstIn,
        long firstOut) {
      super(arithmetic, design, firstIn, firstOut);
      this.taps = design.filter.taps();
      this.coefficients = coefficients;
    }

    @Override
    protected void run(A window, long origin, long from, long to, A out, int at) {
      int count = (int) (to - from);
      reserve(count + taps);
      int first = (int) (2 * from - taps + 1 - origin);
      // The window starts with a frame between two centres.
      arithmetic.split(window, first, others, 0, centres, 0, count + taps);
      // The large centre last: so only its own sum is rounded at its size.
      arithmetic.convolve(coefficients, 0, taps, others, 0, 1, 0, 0, out, at, count, false);
      int centre = taps / 2 - 1;
      arithmetic.convolve(coefficients, taps, 1, centres, centre, 1, 0, 0, out, at, count, true);
    }

    private void reserve(int count) {
      if (count > capacity) {
        centres = arithmetic.allocate(count);
        others = arithmetic.allocate(count);
        capacity = count;
      }
    }
  }
}
