package io.remotemedia.core.diagnostic;

/** Whether a finding stops the manifest from running. */
public enum Severity {
  /** The manifest is refused. */
  ERROR,
  /** The manifest runs; something in it has no effect. */
  WARNING
}
