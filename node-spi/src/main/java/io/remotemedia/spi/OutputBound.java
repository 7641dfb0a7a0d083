package io.remotemedia.spi;

/**
 * An upper bound of what a node emits: {@code ceil(in x numerator / denominator) + extra} frames
 * for {@code in} input frames in one call.
 *
 * @param numerator output frames per {@code denominator} input frames
 * @param denominator input frames, above 0
 * @param extra frames on top, which the node may have held back before
 */
public record OutputBound(long numerator, long denominator, long extra) {
  /** The bound of a node that emits no audio. */
  public static final OutputBound NONE = new OutputBound(0, 1, 0);

  /** The bound of a node that emits at most as many frames as it is given. */
  public static final OutputBound SAME = new OutputBound(1, 1, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a part is negative or the denominator is 0
   */
  public OutputBound {
    if (numerator < 0 || denominator <= 0 || extra < 0) {
      throw new IllegalArgumentException(
          "bound %d / %d + %d: no part may be negative, the denominator must be above 0"
              .formatted(numerator, denominator, extra));
    }
  }

  /**
   * The most frames that one call emits.
   *
   * @param inputFrames frames given in that call
   * @return frames, saturating at {@link Long#MAX_VALUE}
   */
  public long frames(long inputFrames) {
    if (inputFrames > (Long.MAX_VALUE - denominator) / Math.max(1, numerator)) {
      return Long.MAX_VALUE;
    }
    long scaled = (inputFrames * numerator + denominator - 1) / denominator;
    return scaled > Long.MAX_VALUE - extra ? Long.MAX_VALUE : scaled + extra;
  }
}
