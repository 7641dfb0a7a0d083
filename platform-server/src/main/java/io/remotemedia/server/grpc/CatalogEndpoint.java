package io.remotemedia.server.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExplainManifestRequest;
import io.remotemedia.protocol.v1.ExplainManifestResponse;
import io.remotemedia.protocol.v1.GetManifestSchemaRequest;
import io.remotemedia.protocol.v1.GetManifestSchemaResponse;
import io.remotemedia.protocol.v1.GetNodeTypeRequest;
import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.ListNodeTypesRequest;
import io.remotemedia.protocol.v1.ListNodeTypesResponse;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc;
import io.remotemedia.protocol.v1.RunExampleRequest;
import io.remotemedia.protocol.v1.RunExampleResponse;
import io.remotemedia.protocol.v1.ValidateManifestRequest;
import io.remotemedia.protocol.v1.ValidateManifestResponse;
import io.remotemedia.protocol.v1.WatchCatalogRequest;
import io.remotemedia.protocol.v1.WatchCatalogResponse;
import io.remotemedia.server.catalog.CatalogMessages;
import io.remotemedia.server.catalog.ExampleAudio;
import io.remotemedia.server.catalog.ExamplePipeline;
import java.util.List;
import java.util.Optional;

/**
 * The service that tells of node types and manifests. Reading the catalogue is answered at once on
 * the transport thread; whatever looks into a manifest goes to a worker, like an execution.
 */
final class CatalogEndpoint extends NodeCatalogServiceGrpc.NodeCatalogServiceImplBase {
  /** Well below what a client takes as metadata. */
  private static final int MAX_DESCRIPTION = 1_000;

  private final ServiceScope scope;
  private final ManifestQuestions questions;
  private final ManifestSchemas schemas;
  private final CatalogWatches watches;

  CatalogEndpoint(ServiceScope scope, ManifestQuestions questions, CatalogWatches watches) {
    this.scope = scope;
    this.questions = questions;
    this.schemas = new ManifestSchemas(scope.catalog());
    this.watches = watches;
  }

  @Override
  public void listNodeTypes(
      ListNodeTypesRequest request, StreamObserver<ListNodeTypesResponse> replies) {
    NodeCatalog catalog = scope.catalog().get();
    replies.onNext(
        ListNodeTypesResponse.newBuilder()
            .setCatalogRevision(catalog.revision())
            .addAllNodeTypes(CatalogMessages.summaries(catalog).values())
            .build());
    replies.onCompleted();
  }

  @Override
  public void getNodeType(GetNodeTypeRequest request, StreamObserver<GetNodeTypeResponse> replies) {
    NodeCatalog catalog = scope.catalog().get();
    Optional<NodeType> type = catalog.find(request.getName());
    Optional<UnavailableType> unavailable = catalog.findUnavailable(request.getName());
    if (type.isEmpty() && unavailable.isEmpty()) {
      replies.onError(unknownType(request.getName(), catalog));
      return;
    }
    GetNodeTypeResponse.Builder reply =
        type.map(CatalogMessages::details)
            .orElseGet(
                () ->
                    GetNodeTypeResponse.newBuilder()
                        .setSummary(CatalogMessages.summary(unavailable.orElseThrow())));
    replies.onNext(reply.setCatalogRevision(catalog.revision()).build());
    replies.onCompleted();
  }

  @Override
  public void validateManifest(
      ValidateManifestRequest request, StreamObserver<ValidateManifestResponse> replies) {
    WorkerCall<ValidateManifestResponse> call =
        new WorkerCall<>((ServerCallStreamObserver<ValidateManifestResponse>) replies);
    call.submit(scope, () -> call.answer(questions.validate(request)));
  }

  @Override
  public void explainManifest(
      ExplainManifestRequest request, StreamObserver<ExplainManifestResponse> replies) {
    WorkerCall<ExplainManifestResponse> call =
        new WorkerCall<>((ServerCallStreamObserver<ExplainManifestResponse>) replies);
    call.submit(scope, () -> questions.explain(request, call));
  }

  @Override
  public void getManifestSchema(
      GetManifestSchemaRequest request, StreamObserver<GetManifestSchemaResponse> replies) {
    replies.onNext(schemas.answer(request));
    replies.onCompleted();
  }

  @Override
  public void runExample(RunExampleRequest request, StreamObserver<RunExampleResponse> replies) {
    ExamplePipeline example;
    try {
      example = example(request);
    } catch (StatusRuntimeException e) {
      replies.onError(e);
      return;
    }
    WorkerCall<RunExampleResponse> call =
        new WorkerCall<>((ServerCallStreamObserver<RunExampleResponse>) replies);
    long receivedNanos = System.nanoTime();
    call.submit(scope, () -> run(example, call, receivedNanos));
  }

  /** As an ordinary execution: whatever it proves holds for those of clients. */
  private void run(
      ExamplePipeline example, WorkerCall<RunExampleResponse> call, long receivedNanos) {
    ExecuteRequest.Builder execution =
        ExecuteRequest.newBuilder().setManifestJson(example.manifestJson());
    RunExampleResponse.Builder reply =
        RunExampleResponse.newBuilder().setExample(CatalogMessages.example(example));
    example
        .input()
        .map(ExampleAudio::of)
        .map(WireAudio::encode)
        .ifPresent(audio -> send(audio, example.sources(), execution, reply));
    new UnaryCall(
            scope,
            InboundMessage.Request.whole(execution.build()),
            new ExampleReply(call, reply),
            call.cancellation(),
            receivedNanos,
            0)
        .run();
  }

  private static void send(
      AudioBuffer audio,
      List<String> sources,
      ExecuteRequest.Builder execution,
      RunExampleResponse.Builder reply) {
    for (String source : sources) {
      execution.putAudioInputs(source, audio);
      reply.putAudioInputs(source, audio);
    }
  }

  private ExamplePipeline example(RunExampleRequest request) {
    NodeCatalog catalog = scope.catalog().get();
    String name = request.getNodeType();
    Optional<NodeType> type = catalog.find(name);
    if (type.isEmpty()) {
      throw catalog
          .findUnavailable(name)
          .map(unavailable -> unavailableType(unavailable))
          .orElseGet(() -> unknownType(name, catalog));
    }
    List<ExamplePipeline> examples = ExamplePipeline.of(type.get());
    // As the wire has it, unsigned.
    long index = Integer.toUnsignedLong(request.getExample());
    if (index >= examples.size()) {
      throw Status.INVALID_ARGUMENT
          .withDescription(
              "example is %d; %s has %d examples, counted from 0"
                  .formatted(index, type.get().name(), examples.size()))
          .asRuntimeException();
    }
    return examples.get((int) index);
  }

  private static StatusRuntimeException unavailableType(UnavailableType type) {
    return Status.FAILED_PRECONDITION
        .withDescription(
            Quoted.plain(
                "node type \"%s\" of plugin %s does not serve: %s"
                    .formatted(type.name(), type.pluginId(), type.reason()),
                MAX_DESCRIPTION))
        .asRuntimeException();
  }

  private static StatusRuntimeException unknownType(String name, NodeCatalog catalog) {
    List<String> near = NearestNames.of(name, catalog.namesAndAliases());
    String meant = near.isEmpty() ? "" : " Did you mean \"%s\"?".formatted(near.getFirst());
    String available = String.join(", ", NearestNames.ranked(name, catalog.names()));
    return Status.NOT_FOUND
        .withDescription(
            Quoted.plain(
                "node type %s is unknown.%s Available: %s"
                    .formatted(Quoted.text(name), meant, available),
                MAX_DESCRIPTION))
        .asRuntimeException();
  }

  @Override
  public void watchCatalog(
      WatchCatalogRequest request, StreamObserver<WatchCatalogResponse> replies) {
    watches.open((ServerCallStreamObserver<WatchCatalogResponse>) replies);
  }
}
