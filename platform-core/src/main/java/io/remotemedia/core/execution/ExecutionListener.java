package io.remotemedia.core.execution;

/** Is told what the engine did, for metrics. Called on workers; must be quick and not throw. */
public interface ExecutionListener {
  /** Listens to nothing. */
  ExecutionListener NONE = new ExecutionListener() {};

  /**
   * A unary execution ended.
   *
   * @param outcome how
   */
  default void executionEnded(ExecutionOutcome outcome) {}

  /** A stream was opened. */
  default void streamOpened() {}

  /**
   * A stream ended, in whatever way.
   *
   * @param outcome how; completed without outputs when it was closed
   */
  default void streamEnded(ExecutionOutcome outcome) {}
}
