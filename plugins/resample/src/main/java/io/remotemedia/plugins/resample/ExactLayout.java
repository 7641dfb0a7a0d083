package io.remotemedia.plugins.resample;

/**
 * One row for every position that an output frame can have between two input frames.
 *
 * <p>Outputs go in groups of four neighbours that share one input window, so that a kernel loads
 * the input once for four rows; their rows are shifted against each other and padded with zeros.
 * The pattern repeats after a period, so the same four rows serve many windows in turn.
 */
final class ExactLayout implements Layout {
  /** Outputs that share a window. */
  static final int GROUP = 4;

  /** Shorter patterns are repeated until they fill whole groups. */
  private static final int SHORT_PATTERN = 16;

  private final Ratio ratio;
  private final int halfWidth;
  private final int periodOutputs;
  private final int periodInputs;
  private final int spread;
  private final int rowLength;

  ExactLayout(Ratio ratio, int halfWidth) {
    int repeats = ratio.up() < SHORT_PATTERN ? repeatsToFillGroups(ratio.up()) : 1;
    this.ratio = ratio;
    this.halfWidth = halfWidth;
    this.periodOutputs = ratio.up() * repeats;
    this.periodInputs = ratio.down() * repeats;
    this.spread = Math.ceilDiv((GROUP - 1) * ratio.down(), ratio.up());
    this.rowLength = Layout.roundUpToQuantum(spread + 2 * halfWidth);
  }

  private static int repeatsToFillGroups(int outputs) {
    int repeats = 1;
    while (outputs * repeats % GROUP != 0) {
      repeats++;
    }
    return repeats;
  }

  @Override
  public Ratio ratio() {
    return ratio;
  }

  @Override
  public int rowLength() {
    return rowLength;
  }

  @Override
  public int rowCount() {
    return groups() * GROUP;
  }

  @Override
  public int latency() {
    return spread + halfWidth + 1;
  }

  @Override
  public long outputsBy(long received) {
    if (received <= halfWidth) {
      return 0;
    }
    long single = Math.ceilDiv((received - halfWidth) * ratio.up(), ratio.down());
    long inPeriod = single % periodOutputs;
    return single - inPeriod % GROUP;
  }

  @Override
  public long windowStart(long output) {
    int group = (int) (output % periodOutputs) / GROUP;
    return output / periodOutputs * periodInputs + windowStart(group);
  }

  @Override
  public void fill(LowPass filter, RowSink sink) {
    FilterRow row = new FilterRow(filter.half(ratio.up()), ratio.up(), rowLength);
    for (int output = 0; output < periodOutputs; output++) {
      long position = (long) output * ratio.down();
      int base = (int) (position / ratio.up()) - windowStart(output / GROUP);
      sink.row(output, row.sample(base, (int) (position % ratio.up())));
    }
  }

  @Override
  public void run(long from, long to, long origin, Lane lane) {
    long first = from / periodOutputs * groups() + from % periodOutputs / GROUP;
    long end = (to - 1) / periodOutputs * groups() + (to - 1) % periodOutputs / GROUP + 1;
    int distinct = (int) Math.min(groups(), end - first);
    for (int i = 0; i < distinct; i++) {
      long index = first + i;
      int group = (int) (index % groups());
      long period = index / groups();
      lane.tiles(
          group * GROUP * rowLength,
          (int) (period * periodInputs + windowStart(group) - origin),
          periodInputs,
          (int) Math.ceilDiv(end - index, groups()),
          (int) (period * periodOutputs + (long) group * GROUP - from),
          periodOutputs,
          Math.min(GROUP, periodOutputs - group * GROUP));
    }
  }

  private int groups() {
    return Math.ceilDiv(periodOutputs, GROUP);
  }

  /** Windows end with the last input frame that the last output of the group needs. */
  private int windowStart(int group) {
    int last = Math.min((group + 1) * GROUP, periodOutputs) - 1;
    int frame = (int) ((long) last * ratio.down() / ratio.up());
    return frame + halfWidth + 1 - rowLength;
  }
}
