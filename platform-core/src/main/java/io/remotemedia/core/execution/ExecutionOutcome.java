package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import java.util.List;

/** How an execution ended. */
public sealed interface ExecutionOutcome {
  /**
   * What it used.
   *
   * @return the metrics, until the failure if it failed
   */
  ExecutionMetrics metrics();

  /**
   * The state of every node at the end, in topological order.
   *
   * @return one element for each node
   */
  List<NodeResult> nodes();

  /**
   * It ran to its end.
   *
   * @param outputs what left the graph
   * @param metrics what it used
   * @param nodes the state of every node
   */
  record Completed(PipelineOutputs outputs, ExecutionMetrics metrics, List<NodeResult> nodes)
      implements ExecutionOutcome {}

  /**
   * It was refused or ended early.
   *
   * @param fault why
   * @param metrics what it used until then
   * @param nodes the state of every node then
   */
  record Failed(Fault fault, ExecutionMetrics metrics, List<NodeResult> nodes)
      implements ExecutionOutcome {}
}
