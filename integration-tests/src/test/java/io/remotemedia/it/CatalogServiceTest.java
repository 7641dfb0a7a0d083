package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.Availability;
import io.remotemedia.protocol.v1.Diagnostic;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.ExecutionStatus;
import io.remotemedia.protocol.v1.GetNodeTypeRequest;
import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.ListNodeTypesRequest;
import io.remotemedia.protocol.v1.ListNodeTypesResponse;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc.NodeCatalogServiceBlockingStub;
import io.remotemedia.protocol.v1.NodeManifest;
import io.remotemedia.protocol.v1.NodeTypeExample;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import io.remotemedia.protocol.v1.PipelineManifest;
import io.remotemedia.protocol.v1.RunExampleRequest;
import io.remotemedia.protocol.v1.RunExampleResponse;
import io.remotemedia.protocol.v1.Stability;
import io.remotemedia.protocol.v1.ValidateManifestRequest;
import io.remotemedia.protocol.v1.ValidateManifestResponse;
import io.remotemedia.protocol.v1.WatchCatalogRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogServiceTest {
  private static RunningServer running;
  private static NodeCatalogServiceBlockingStub catalog;

  @BeforeAll
  static void start(@TempDir Path plugins) throws Exception {
    running = RunningServer.start(plugins);
    catalog = client("Bearer " + RunningServer.TOKEN);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static NodeCatalogServiceBlockingStub client(String authorization) {
    return NodeCatalogServiceGrpc.newBlockingStub(running.channel)
        .withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(RunningServer.headers(authorization)));
  }

  private static GetNodeTypeResponse details(String name) {
    return catalog.getNodeType(GetNodeTypeRequest.newBuilder().setName(name).build());
  }

  private static ValidateManifestResponse validate(String json) {
    return catalog.validateManifest(
        ValidateManifestRequest.newBuilder().setManifestJson(json).build());
  }

  private static RunExampleResponse run(String type, int example) {
    return catalog.runExample(
        RunExampleRequest.newBuilder().setNodeType(type).setExample(example).build());
  }

  private static Status refusal(Runnable call) {
    return assertThrows(StatusRuntimeException.class, call::run).getStatus();
  }

  @Test
  void listsTheTypesThatServeByName() {
    ListNodeTypesResponse list = catalog.listNodeTypes(ListNodeTypesRequest.getDefaultInstance());
    assertTrue(list.getCatalogRevision() > 0);
    assertEquals(
        List.of("AudioFormatConverter", "AudioResample", "PassThrough", "VAD"),
        list.getNodeTypesList().stream().map(NodeTypeSummary::getName).toList());
    NodeTypeSummary resample = list.getNodeTypes(1);
    assertEquals(List.of("RustResampleNode"), resample.getAliasesList());
    assertEquals(Availability.AVAILABILITY_AVAILABLE, resample.getAvailability());
    assertEquals(Stability.STABILITY_STABLE, resample.getStability());
    assertFalse(resample.getSummary().isEmpty());
    assertFalse(resample.getVersion().isEmpty());
    assertFalse(resample.getPluginId().isEmpty());
    assertFalse(resample.getPluginVersion().isEmpty());
  }

  @Test
  void showsATypeByItsAlias() {
    GetNodeTypeResponse type = details("RustResampleNode");
    assertEquals("AudioResample", type.getSummary().getName());
    JsonNode schema = JsonMapper.shared().readTree(type.getParameterSchema());
    assertEquals(1000, schema.at("/properties/target_sample_rate/minimum").asInt());
    assertTrue(type.getInput().getAudio());
    assertFalse(type.getInput().getData());
    assertEquals(768_000, type.getInput().getFormats().getMaxSampleRate());
    assertEquals(3, type.getInput().getFormats().getSampleFormatsCount());
    assertTrue(type.getOutput().getAudio());
    assertEquals(1, type.getMaxInputs());
    assertTrue(type.getDocumentation().contains("Kaiser"), type.getDocumentation());
    NodeTypeExample example = type.getExamples(0);
    assertEquals(44_100, example.getInput().getSampleRate());
    assertEquals(AudioFormat.AUDIO_FORMAT_F32, example.getInput().getFormat());
    assertEquals("{\"target_sample_rate\": 16000}", example.getParameters());
    assertTrue(validate(example.getManifestJson()).getValid(), example.getManifestJson());
  }

  @Test
  void anUnknownTypeIsNotFoundAndTheNearestNamed() {
    Status status = refusal(() -> details("AudioResampel"));
    assertEquals(Status.Code.NOT_FOUND, status.getCode());
    assertEquals(
        "node type \"AudioResampel\" is unknown. Did you mean \"AudioResample\"? Available:"
            + " AudioResample, PassThrough, VAD, AudioFormatConverter",
        status.getDescription());
  }

  @Test
  void aHostileTypeNameIsEscapedAndCut() {
    String hostile = "\u001b[31m\r\nevil\u202e" + "x".repeat(100_000);
    for (Status status : List.of(refusal(() -> details(hostile)), refusal(() -> run(hostile, 0)))) {
      assertEquals(Status.Code.NOT_FOUND, status.getCode());
      String text = status.getDescription();
      assertTrue(text.length() <= 1_000, "length " + text.length());
      assertTrue(text.chars().noneMatch(c -> c < ' ' || c == 0x202e), text);
    }
  }

  @Test
  void aValidManifestIsValidAndItsWarningsAreTold() {
    ValidateManifestResponse valid = validate(Manifests.RESAMPLE);
    assertTrue(valid.getValid());
    assertEquals(0, valid.getTotal());
    assertTrue(valid.getCatalogRevision() > 0);
    ValidateManifestResponse warned =
        validate(Manifests.PASS.replace("\"connections\"", "\"conections\":[],\"connections\""));
    assertTrue(warned.getValid());
    assertEquals(1, warned.getTotal());
    assertEquals(Diagnostic.Severity.SEVERITY_WARNING, warned.getDiagnostics(0).getSeverity());
  }

  @Test
  void everyFaultIsToldAtItsPlace() {
    ValidateManifestResponse refused =
        validate(
            """
            {"version": "v1", "metadata": {"name": "faults"},
             "nodes": [
               {"id": "a", "node_type": "AudioResample", "params": {"target_sample_rate": 10}},
               {"id": "b", "node_type": "Nothing"}],
             "connections": [{"from": "a", "to": "c"}]}
            """);
    assertFalse(refused.getValid());
    assertEquals(3, refused.getTotal());
    assertEquals(
        List.of(
            "RM-1405 /nodes/0/params/target_sample_rate 3:79",
            "RM-1301 /nodes/1/node_type 4:29",
            "RM-1203 /connections/0/to 5:38"),
        refused.getDiagnosticsList().stream()
            .map(
                found ->
                    "%s %s %d:%d"
                        .formatted(
                            found.getCode(),
                            found.getPointer(),
                            found.getLine(),
                            found.getColumn()))
            .toList());
    assertTrue(refused.getAvailableNodeTypesList().contains("VAD"));
  }

  @Test
  void aStructuredManifestIsJudgedLikeText() {
    PipelineManifest manifest =
        PipelineManifest.newBuilder()
            .setVersion("v1")
            .addNodes(
                NodeManifest.newBuilder()
                    .setId("r")
                    .setNodeType("AudioResample")
                    .setParams("{\"target_sample_rate\": \"fast\"}"))
            .build();
    ValidateManifestResponse refused =
        catalog.validateManifest(
            ValidateManifestRequest.newBuilder().setManifest(manifest).build());
    assertEquals("RM-1403", refused.getDiagnostics(0).getCode());
    assertEquals("/nodes/0/params/target_sample_rate", refused.getDiagnostics(0).getPointer());
  }

  @Test
  void noManifestAndTwoManifestsAreFindingsToo() {
    ValidateManifestResponse none = validate("");
    assertFalse(none.getValid());
    assertEquals(1, none.getTotal());
    assertTrue(none.getDiagnostics(0).getMessage().startsWith("there is no manifest"));
    ValidateManifestResponse two =
        catalog.validateManifest(
            ValidateManifestRequest.newBuilder()
                .setManifest(PipelineManifest.getDefaultInstance())
                .setManifestJson(Manifests.PASS)
                .build());
    assertFalse(two.getValid());
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "null",
        "[]",
        "\u0000",
        "\ufeff{}",
        "[".repeat(100_000),
        "{\"a\":".repeat(70_000),
        "\"" + "x".repeat(2_000_000) + "\"",
        "{\"version\":1e400}",
        "{\"version\":" + "9".repeat(100_000) + "}",
        "{\"nodes\":[" + "{},".repeat(50_000) + "{}]}",
        "{\"" + "k".repeat(1_000_000) + "\":1}");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextIsRefusedWithinBounds(String text) {
    ValidateManifestResponse refused = validate(text);
    assertFalse(refused.getValid());
    assertTrue(refused.getTotal() >= 1);
    assertTrue(refused.getDiagnosticsCount() <= 100);
    assertTrue(refused.getSerializedSize() < 200_000, "size " + refused.getSerializedSize());
    refused.getDiagnosticsList().forEach(found -> assertFalse(found.getCode().equals("RM-9001")));
  }

  static Stream<String> everyExample() {
    return catalog
        .listNodeTypes(ListNodeTypesRequest.getDefaultInstance())
        .getNodeTypesList()
        .stream()
        .map(NodeTypeSummary::getName)
        .flatMap(
            name ->
                Stream.iterate(0, i -> i + 1)
                    .limit(details(name).getExamplesCount())
                    .map(i -> name + " " + i));
  }

  @ParameterizedTest
  @MethodSource("everyExample")
  void everyExampleRunsAndCanBeRepeatedByHand(String which) {
    String[] parts = which.split(" ");
    RunExampleResponse run = run(parts[0], Integer.parseInt(parts[1]));
    assertTrue(run.hasResult(), run.getError().getMessage());
    assertEquals(ExecutionStatus.EXECUTION_STATUS_SUCCESS, run.getResult().getStatus());
    assertFalse(run.getExecutionId().isEmpty());
    assertTrue(run.getGrantedLimits().getMaxTimeoutMs() > 0);
    assertTrue(run.getResult().getAudioOutputsCount() + run.getResult().getDataOutputsCount() > 0);
    ExecuteResponse repeated =
        running
            .client()
            .executePipeline(
                ExecuteRequest.newBuilder()
                    .setManifestJson(run.getExample().getManifestJson())
                    .putAllAudioInputs(run.getAudioInputsMap())
                    .build());
    assertEquals(run.getResult().getAudioOutputsMap(), repeated.getResult().getAudioOutputsMap());
    assertEquals(run.getResult().getDataOutputsMap(), repeated.getResult().getDataOutputsMap());
  }

  @Test
  void everyStandardTypeHasAnExample() {
    assertTrue(everyExample().map(which -> which.split(" ")[0]).distinct().count() >= 4);
  }

  @Test
  void anExampleThatIsNotThereIsRefusedWithWhatIs() {
    Status status = refusal(() -> run("VAD", -1));
    assertEquals(Status.Code.INVALID_ARGUMENT, status.getCode());
    assertTrue(
        status.getDescription().startsWith("example is 4294967295; VAD has"),
        status.getDescription());
  }

  @Test
  void everyMethodNeedsAToken() {
    for (NodeCatalogServiceBlockingStub stranger :
        List.of(NodeCatalogServiceGrpc.newBlockingStub(running.channel), client("Bearer wrong"))) {
      List<Runnable> calls =
          List.of(
              () -> stranger.listNodeTypes(ListNodeTypesRequest.getDefaultInstance()),
              () -> stranger.getNodeType(GetNodeTypeRequest.getDefaultInstance()),
              () -> stranger.validateManifest(ValidateManifestRequest.getDefaultInstance()),
              () -> stranger.runExample(RunExampleRequest.getDefaultInstance()),
              () -> stranger.watchCatalog(WatchCatalogRequest.getDefaultInstance()).next());
      calls.forEach(call -> assertEquals(Status.Code.UNAUTHENTICATED, refusal(call).getCode()));
    }
  }
}
