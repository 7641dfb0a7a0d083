package io.remotemedia.server.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.VersionInfo;
import io.remotemedia.protocol.v1.VersionRequest;
import io.remotemedia.protocol.v1.VersionResponse;
import io.remotemedia.server.compatibility.CompatibilityTable;

/**
 * The service for whole buffers: one hand-off to a worker for each call. Put together by hand where
 * the generated base class would parse each request on the transport thread, before anything has
 * decided whether it is let in.
 */
final class ExecutionEndpoint {
  private final ServiceScope scope;
  private final BuildInfo build = BuildInfo.load();

  ExecutionEndpoint(ServiceScope scope) {
    this.scope = scope;
  }

  ServerServiceDefinition definition() {
    ServiceDescriptor generated = PipelineExecutionServiceGrpc.getServiceDescriptor();
    MethodDescriptor<InboundMessage, ExecuteResponse> execute =
        PipelineExecutionServiceGrpc.getExecutePipelineMethod().toBuilder(
                InboundMessage.marshaller(),
                PipelineExecutionServiceGrpc.getExecutePipelineMethod().getResponseMarshaller())
            .build();
    MethodDescriptor<VersionRequest, VersionResponse> version =
        PipelineExecutionServiceGrpc.getGetVersionMethod();
    ServiceDescriptor service =
        ServiceDescriptor.newBuilder(generated.getName())
            .setSchemaDescriptor(generated.getSchemaDescriptor())
            .addMethod(execute)
            .addMethod(version)
            .build();
    return ServerServiceDefinition.builder(service)
        .addMethod(
            execute,
            (call, headers) -> {
              // Two, so that a second message is noticed as the fault that it is.
              call.request(2);
              return scope.uploads().started(new UnaryExchange(scope, call));
            })
        .addMethod(version, ServerCalls.asyncUnaryCall(this::getVersion))
        .build();
  }

  private void getVersion(VersionRequest request, StreamObserver<VersionResponse> replies) {
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
