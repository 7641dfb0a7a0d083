package io.remotemedia.plugins.resample;

/**
 * Doubles the rate with a half-band filter: input frames pass unchanged, those between them are
 * computed.
 *
 * @param filter the half-band filter
 */
record HalfBandUp(HalfBand filter) implements StageDesign {
  @Override
  public Ratio ratio() {
    return new Ratio(2, 1);
  }

  @Override
  public long end(long inputEnd) {
    return 2 * (inputEnd - filter.taps() / 2);
  }

  @Override
  public long firstOutput(long firstInput) {
    return 2 * (firstInput - filter.taps() / 2);
  }

  @Override
  public long windowStart(long output) {
    return Math.floorDiv(output, 2) - filter.taps() / 2 + 1;
  }

  @Override
  public int latency() {
    return filter.taps() / 2 + 1;
  }

  @Override
  public int granularity() {
    return 2;
  }

  @Override
  public int quantum() {
    return 1;
  }

  @Override
  public double cost() {
    return filter.taps() * HalfBand.RELATIVE_COST;
  }

  @Override
  public long coefficientCount() {
    return filter.taps() + 1;
  }

  @Override
  public long memory(int blockFrames) {
    return 2L * (blockFrames + filter.taps() + Arithmetic.SLACK);
  }

  @Override
  public double[] coefficients() {
    return filter.coefficients(1);
  }

  @Override
  public <A> Stage<A> start(
      Arithmetic<A> arithmetic, A coefficients, long firstInput, long firstOutput) {
    return new Running<>(this, arithmetic, coefficients, firstInput, firstOutput);
  }

  private static final class Running<A> extends Stage<A> {
    private final int taps;
    private final A coefficients;
    private A between;
    private int capacity;

    Running(
        HalfBandUp design, Arithmetic<A> arithmetic, A coefficients, long firstIn, long firstOut) {
      super(arithmetic, design, firstIn, firstOut);
      this.taps = design.filter.taps();
      this.coefficients = coefficients;
    }

    @Override
    protected void run(A window, long origin, long from, long to, A out, int at) {
      // Both ends are even: frames come in pairs.
      int count = (int) (to - from) / 2;
      if (count > capacity) {
        between = arithmetic.allocate(count);
        capacity = count;
      }
      int centre = (int) (from / 2 - origin);
      arithmetic.convolve(
          coefficients, 0, taps, window, centre - taps / 2 + 1, 1, 0, 0, between, 0, count, false);
      arithmetic.interleave(window, centre, between, 0, out, at, count);
    }
  }
}
