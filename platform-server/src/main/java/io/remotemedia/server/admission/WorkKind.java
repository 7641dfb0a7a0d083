package io.remotemedia.server.admission;

import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.StreamingPipelineServiceGrpc;
import java.util.Set;

/** What a call asks of the server. */
enum WorkKind {
  /** A unary execution, or a look into a manifest: it can wait, and be repeated elsewhere. */
  BATCH,
  /** A stream: somebody listens right now. */
  LIVE,
  /** Questions and administration: cheap, and needed most when the server is in trouble. */
  CONTROL;

  private static final Set<String> ON_WORKERS =
      Set.of(
          PipelineExecutionServiceGrpc.getExecutePipelineMethod().getFullMethodName(),
          NodeCatalogServiceGrpc.getRunExampleMethod().getFullMethodName(),
          NodeCatalogServiceGrpc.getValidateManifestMethod().getFullMethodName(),
          NodeCatalogServiceGrpc.getExplainManifestMethod().getFullMethodName());
  private static final String STREAM =
      StreamingPipelineServiceGrpc.getStreamPipelineMethod().getFullMethodName();

  static WorkKind of(String fullMethodName) {
    if (ON_WORKERS.contains(fullMethodName)) {
      return BATCH;
    }
    return fullMethodName.equals(STREAM) ? LIVE : CONTROL;
  }
}
