package io.remotemedia.spi;

/** What a call of a node came to. Failures are exceptions, never an outcome. */
public enum NodeOutcome {
  /** The node emitted something. */
  PRODUCED,
  /** The node took its input and emitted nothing; it needs more. */
  NEED_MORE,
  /**
   * The node will emit nothing more, whatever comes: neither {@code process} nor {@code flush} is
   * called again until {@code reset}. What {@code flush} returns when all is drained.
   */
  DONE
}
