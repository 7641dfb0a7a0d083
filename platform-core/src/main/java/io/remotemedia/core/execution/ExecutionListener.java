package io.remotemedia.core.execution;

import io.remotemedia.core.catalog.NodeType;

/**
 * Is told what the engine did, for metrics. Called on workers and by the watchdog; must be quick
 * and not throw.
 */
public interface ExecutionListener {
  /** Listens to nothing. */
  ExecutionListener NONE = new ExecutionListener() {};

  /**
   * A whole-buffer execution ended.
   *
   * @param outcome how
   */
  default void executionEnded(ExecutionOutcome outcome) {}

  /** A stream was opened. */
  default void streamOpened() {}

  /**
   * A chunk of a stream was answered.
   *
   * @param queueNanos time that it waited for a worker
   * @param computeNanos time that it took there
   * @param deadlineMissed whether the answer came later than the chunk is long
   */
  default void chunkProcessed(long queueNanos, long computeNanos, boolean deadlineMissed) {}

  /**
   * A stream ended, in whatever way.
   *
   * @param outcome how; completed without outputs when it was closed
   */
  default void streamEnded(ExecutionOutcome outcome) {}

  /**
   * A node was called once: with a whole buffer or with one chunk.
   *
   * @param type its type
   * @param wallNanos time inside it
   * @param cpuNanos CPU time for it
   * @param allocatedBytes bytes allocated for it
   */
  default void nodeCalled(NodeType type, long wallNanos, long cpuNanos, long allocatedBytes) {}

  /**
   * A node broke the contract of the SPI.
   *
   * @param type its type
   */
  default void contractBroken(NodeType type) {}

  /**
   * A node did not stop, and its worker was given up.
   *
   * @param type its type
   */
  default void nodeDetached(NodeType type) {}
}
