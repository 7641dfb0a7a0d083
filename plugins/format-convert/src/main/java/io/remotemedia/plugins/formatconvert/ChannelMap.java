package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import java.util.List;

/** The parameter {@code channel_map}, read. */
sealed interface ChannelMap {
  /** Gains of the user's own. */
  record Matrix(ChannelMatrix gains) implements ChannelMap {
    @Override
    public int outputs() {
      return gains.rows();
    }
  }

  /** A layout by its name. */
  record Named(SpeakerLayout layout) implements ChannelMap {
    @Override
    public int outputs() {
      return layout.channels();
    }
  }

  /** The largest gain that a matrix may hold: 60 dB. */
  double MAX_GAIN = 1_000;

  /** The number of output channels. */
  int outputs();

  /**
   * Reads the parameter.
   *
   * @param value a plain JSON value
   * @throws NodeException with {@link NodeErrorCode#INVALID_PARAMETER} when it is neither a layout
   *     name nor a matrix
   */
  static ChannelMap read(Object value) throws NodeException {
    return switch (value) {
      case String name -> named(name);
      case List<?> rows -> matrix(rows);
      default -> throw invalid("channel_map is %s; accepted: %s".formatted(value, accepted()));
    };
  }

  private static ChannelMap named(String name) throws NodeException {
    return new Named(
        SpeakerLayout.named(name)
            .orElseThrow(
                () -> invalid("channel_map is \"%s\"; accepted: %s".formatted(name, accepted()))));
  }

  private static ChannelMap matrix(List<?> rows) throws NodeException {
    if (rows.isEmpty() || rows.size() > AudioFormat.MAX_CHANNELS) {
      throw invalid(
          "channel_map has %d rows; accepted: 1 to %d, one per output channel"
              .formatted(rows.size(), AudioFormat.MAX_CHANNELS));
    }
    double[][] gains = new double[rows.size()][];
    for (int row = 0; row < gains.length; row++) {
      gains[row] = row(row, rows.get(row));
      if (gains[row].length != gains[0].length) {
        throw invalid(
            "channel_map row %d has %d gains, row 0 has %d; accepted: rows of equal length, one gain per input channel"
                .formatted(row, gains[row].length, gains[0].length));
      }
    }
    return new Matrix(ChannelMatrix.of(gains));
  }

  private static double[] row(int row, Object value) throws NodeException {
    if (!(value instanceof List<?> cells)) {
      throw invalid(
          "channel_map row %d is %s; accepted: an array of gains, one per input channel"
              .formatted(row, value));
    }
    if (cells.isEmpty() || cells.size() > AudioFormat.MAX_CHANNELS) {
      throw invalid(
          "channel_map row %d has %d gains; accepted: 1 to %d, one per input channel"
              .formatted(row, cells.size(), AudioFormat.MAX_CHANNELS));
    }
    double[] gains = new double[cells.size()];
    for (int column = 0; column < gains.length; column++) {
      gains[column] = gain(row, column, cells.get(column));
    }
    return gains;
  }

  private static double gain(int row, int column, Object value) throws NodeException {
    // Written so that a NaN is refused too.
    if (value instanceof Number number && Math.abs(number.doubleValue()) <= MAX_GAIN) {
      return number.doubleValue();
    }
    throw invalid(
        "channel_map[%d][%d] is %s; accepted: a gain from %.0f to %.0f"
            .formatted(row, column, value, -MAX_GAIN, MAX_GAIN));
  }

  private static String accepted() {
    return "a layout ("
        + SpeakerLayout.labels()
        + ") or a matrix with a row of gains for each output channel";
  }

  private static NodeException invalid(String message) {
    return new NodeException(NodeErrorCode.INVALID_PARAMETER, message);
  }
}
