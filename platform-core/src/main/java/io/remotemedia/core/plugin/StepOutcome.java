package io.remotemedia.core.plugin;

import java.util.Objects;

/**
 * How one step of a verdict ended.
 *
 * @param step which step
 * @param result passed, passed with a warning, failed, or left out
 * @param note what was found, a few words; may be empty
 * @param millis how long it took
 */
public record StepOutcome(VerdictStep step, Result result, String note, long millis) {
  /** The ends of a step. */
  public enum Result {
    /** Nothing to remark. */
    PASSED,
    /** Passed, with a remark that the author should read. */
    WARNED,
    /** The plugin is refused here. */
    FAILED,
    /** Not asked for, or nothing to do. */
    SKIPPED
  }

  /** Checks that nothing is missing. */
  public StepOutcome {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(note, "note");
  }
}
