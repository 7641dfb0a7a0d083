package io.remotemedia.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.protocol.v1.StreamingPipelineServiceGrpc;
import io.remotemedia.server.admission.Refusal;
import io.remotemedia.server.admission.RefusalReason;

/** The service for live streams. */
final class StreamingEndpoint
    extends StreamingPipelineServiceGrpc.StreamingPipelineServiceImplBase {
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final ServiceScope scope;
  private final int maxStreams;
  private final StreamRegistry registry;

  StreamingEndpoint(ServiceScope scope, int maxStreams, StreamRegistry registry) {
    this.scope = scope;
    this.maxStreams = maxStreams;
    this.registry = registry;
  }

  @Override
  public StreamObserver<StreamRequest> streamPipeline(StreamObserver<StreamResponse> replies) {
    ServerCallStreamObserver<StreamResponse> call =
        (ServerCallStreamObserver<StreamResponse>) replies;
    StreamCall stream = new StreamCall(scope, call, registry);
    if (registry.add(stream, maxStreams)) {
      stream.start();
    } else {
      stream.refuse(
          new Refusal(
                  RefusalReason.TOO_MANY_STREAMS,
                  "the server has as many streams as it takes (%d)".formatted(maxStreams),
                  RETRY_AFTER_MILLIS)
              .toException());
    }
    return stream;
  }
}
