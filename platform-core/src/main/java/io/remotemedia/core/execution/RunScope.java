package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.spi.GrantedLimits;

/** What all nodes of one run share. */
record RunScope(
    String executionId, GrantedLimits limits, MemoryBudget budget, Cancellation cancellation) {
  /** Leaves the run when it shall end. */
  void checkCancelled(String nodeId) throws PipelineException {
    if (cancellation.isCancelled()) {
      throw new PipelineException(cancellation.reason().at(nodeId));
    }
  }
}
