package io.remotemedia.server.cli;

/** What the exit codes of the tool mean. */
final class ExitCode {
  /** All is well. */
  static final int GOOD = 0;

  /** There are findings, or a run failed. */
  static final int FINDINGS = 1;

  /** Usage or configuration is wrong. */
  static final int USAGE = 2;

  /** The server does not answer. */
  static final int UNREACHABLE = 3;

  private ExitCode() {}
}
