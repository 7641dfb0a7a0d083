package io.remotemedia.core.diagnostic;

import java.util.Objects;

/**
 * A change that would repair a fault.
 *
 * @param title what it does, one line
 * @param patch the change
 * @param confidence from 0 to 1, how likely it is that the author meant this; 1 is beyond doubt
 */
public record Fix(String title, JsonPatch patch, double confidence) {
  /**
   * From here on a fix is certain: it says what the author plainly meant, so that a program may
   * apply it without asking.
   */
  public static final double CERTAIN = 0.9;

  /** Checks that nothing is missing and the confidence lies in its range. */
  public Fix {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(patch, "patch");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence %s is outside 0 to 1".formatted(confidence));
    }
  }

  /**
   * Whether a program may apply it without asking.
   *
   * @return true from {@value #CERTAIN} on
   */
  public boolean isCertain() {
    return confidence >= CERTAIN;
  }
}
