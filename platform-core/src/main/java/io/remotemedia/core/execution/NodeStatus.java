package io.remotemedia.core.execution;

/** How a node fared in an execution. */
public enum NodeStatus {
  /** It ran to its end, or was healthy when the execution ended. */
  SUCCESS,
  /** It was never called. */
  SKIPPED,
  /** It failed. */
  FAILED
}
