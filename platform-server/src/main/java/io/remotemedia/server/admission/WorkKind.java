package io.remotemedia.server.admission;

import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.StreamingPipelineServiceGrpc;

/** What a call asks of the server. */
enum WorkKind {
  /** A unary execution: it can wait, and be repeated elsewhere. */
  BATCH,
  /** A stream: somebody listens right now. */
  LIVE,
  /** Questions and administration: cheap, and needed most when the server is in trouble. */
  CONTROL;

  private static final String EXECUTE =
      PipelineExecutionServiceGrpc.getExecutePipelineMethod().getFullMethodName();
  private static final String STREAM =
      StreamingPipelineServiceGrpc.getStreamPipelineMethod().getFullMethodName();

  static WorkKind of(String fullMethodName) {
    if (fullMethodName.equals(EXECUTE)) {
      return BATCH;
    }
    return fullMethodName.equals(STREAM) ? LIVE : CONTROL;
  }
}
