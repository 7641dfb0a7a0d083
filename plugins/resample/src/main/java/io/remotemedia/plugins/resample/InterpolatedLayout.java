package io.remotemedia.plugins.resample;

/**
 * Rows for equally spaced positions between two input frames, for ratios with too many positions to
 * tabulate. An output is computed with the four rows around its position and the cubic through the
 * four results taken at the position itself, which is exact integer arithmetic: nothing drifts.
 */
final class InterpolatedLayout implements Layout {
  private final Ratio ratio;
  private final int halfWidth;
  private final int density;
  private final int rowLength;

  InterpolatedLayout(Ratio ratio, int halfWidth, int oversampling) {
    this.ratio = ratio;
    this.halfWidth = halfWidth;
    this.density = (int) Math.ceil(oversampling / ratio.inputFramesPerLowerPeriod());
    this.rowLength = Layout.roundUpToQuantum(2 * halfWidth + 2);
  }

  @Override
  public Ratio ratio() {
    return ratio;
  }

  @Override
  public int rowLength() {
    return rowLength;
  }

  /** One row before the first position and two after the last, for the cubic. */
  @Override
  public int rowCount() {
    return density + 3;
  }

  @Override
  public int latency() {
    return halfWidth + 2;
  }

  @Override
  public long outputsBy(long received) {
    long reach = received - halfWidth - 1;
    return reach <= 0 ? 0 : Math.ceilDiv(reach * ratio.up(), ratio.down());
  }

  @Override
  public long windowStart(long output) {
    return windowStartAt(output * ratio.down() / ratio.up());
  }

  @Override
  public void fill(LowPass filter, RowSink sink) {
    FilterRow row = new FilterRow(filter.half(density), density, rowLength);
    int base = rowLength - halfWidth - 2;
    for (int i = 0; i < rowCount(); i++) {
      sink.row(i, row.sample(base, i - 1));
    }
  }

  @Override
  public void run(long from, long to, long origin, Lane lane) {
    for (long output = from; output < to; output++) {
      long position = output * ratio.down();
      long frame = position / ratio.up();
      long scaled = position % ratio.up() * density;
      int row = (int) (scaled / ratio.up());
      double fraction = (double) (scaled % ratio.up()) / ratio.up();
      int at = (int) (windowStartAt(frame) - origin);
      lane.interpolate(row * rowLength, at, fraction, (int) (output - from));
    }
  }

  private long windowStartAt(long frame) {
    return frame + halfWidth + 2 - rowLength;
  }
}
