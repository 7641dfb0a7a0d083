package io.remotemedia.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.OverloadedException;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.VersionInfo;
import io.remotemedia.protocol.v1.VersionRequest;
import io.remotemedia.protocol.v1.VersionResponse;
import io.remotemedia.server.compatibility.CompatibilityTable;

/** The service for whole buffers: one hand-off to a worker for each call. */
final class ExecutionEndpoint
    extends PipelineExecutionServiceGrpc.PipelineExecutionServiceImplBase {
  private final ServiceScope scope;
  private final BuildInfo build = BuildInfo.load();

  ExecutionEndpoint(ServiceScope scope) {
    this.scope = scope;
  }

  @Override
  public void executePipeline(ExecuteRequest request, StreamObserver<ExecuteResponse> replies) {
    ServerCallStreamObserver<ExecuteResponse> call =
        (ServerCallStreamObserver<ExecuteResponse>) replies;
    Cancellation cancellation = new Cancellation();
    call.setOnCancelHandler(() -> cancellation.cancel(ServiceScope.CLIENT_GONE));
    UnaryCall execution = new UnaryCall(scope, request, call, cancellation, System.nanoTime());
    try {
      scope.engine().workers().submit(execution);
    } catch (OverloadedException e) {
      call.onError(
          Refusal.unavailable("the server is busy: " + e.getMessage(), e.retryAfterMillis()));
    }
  }

  @Override
  public void getVersion(VersionRequest request, StreamObserver<VersionResponse> replies) {
    CompatibilityTable compatibility = scope.compatibility();
    replies.onNext(
        VersionResponse.newBuilder()
            .setVersionInfo(
                VersionInfo.newBuilder()
                    .setProtocolVersion(compatibility.protocolVersion())
                    .setRuntimeVersion(build.version())
                    .addAllSupportedNodeTypes(scope.catalog().get().namesAndAliases())
                    .addAllSupportedProtocols(compatibility.protocols())
                    .setBuildTimestamp(build.timestamp()))
            .setCompatible(compatibility.accepts(request.getClientVersion()))
            .setCompatibilityMessage(compatibility.message(request.getClientVersion()))
            .build());
    replies.onCompleted();
  }
}
