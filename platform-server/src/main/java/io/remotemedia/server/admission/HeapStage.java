package io.remotemedia.server.admission;

/** How short memory is; each stage refuses what those before refuse, and more. */
public enum HeapStage {
  /** Nothing is refused. */
  NORMAL,
  /** Unary executions are refused: they can be repeated elsewhere. */
  SHED_BATCH,
  /** New streams are refused too; those that live go on. */
  SHED_ALL,
  /** New connections are refused. */
  REFUSE_CONNECTIONS
}
