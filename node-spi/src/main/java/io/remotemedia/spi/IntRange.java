package io.remotemedia.spi;

/**
 * A closed range of whole numbers.
 *
 * @param min lowest member
 * @param max highest member; a range with {@code max < min} is empty
 */
public record IntRange(int min, int max) {
  /**
   * The range with one member.
   *
   * @param value the member
   * @return the range
   */
  public static IntRange of(int value) {
    return new IntRange(value, value);
  }

  /**
   * The range between two members, both included.
   *
   * @param min lowest member
   * @param max highest member
   * @return the range
   */
  public static IntRange between(int min, int max) {
    return new IntRange(min, max);
  }

  /**
   * Whether the range has no member.
   *
   * @return true when {@code max < min}
   */
  public boolean isEmpty() {
    return max < min;
  }

  /**
   * Whether a number is a member.
   *
   * @param value the number
   * @return true when it lies in the range
   */
  public boolean contains(int value) {
    return value >= min && value <= max;
  }

  /**
   * What two ranges share.
   *
   * @param other the other range
   * @return the intersection, maybe empty
   */
  public IntRange intersect(IntRange other) {
    return new IntRange(Math.max(min, other.min), Math.min(max, other.max));
  }

  /** Reads like {@code 16000}, {@code 1 to 8} or {@code none}. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "none";
    }
    return min == max ? Integer.toString(min) : min + " to " + max;
  }
}
