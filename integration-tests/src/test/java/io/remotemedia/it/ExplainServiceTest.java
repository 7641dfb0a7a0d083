package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.AudioDescription;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.EdgeExplanation;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.ErrorType;
import io.remotemedia.protocol.v1.ExplainManifestRequest;
import io.remotemedia.protocol.v1.ExplainManifestResponse;
import io.remotemedia.protocol.v1.GetManifestSchemaRequest;
import io.remotemedia.protocol.v1.GetManifestSchemaResponse;
import io.remotemedia.protocol.v1.LimitForecast;
import io.remotemedia.protocol.v1.ManifestExplanation;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc.NodeCatalogServiceBlockingStub;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainServiceTest {
  private static final String SPEECH =
      """
      {"version": "v1", "metadata": {"name": "speech"},
       "nodes": [
         {"id": "resample", "node_type": "RustResampleNode", "params": {"target_sample_rate": 16000}},
         {"id": "vad", "node_type": "VAD"},
         {"id": "convert", "node_type": "AudioFormatConverter", "params": {"target_format": "I16"}}],
       "connections": [
         {"from": "resample", "to": "vad"},
         {"from": "vad", "to": "convert"}]}
      """;
  private static final AudioDescription STEREO =
      AudioDescription.newBuilder()
          .setSampleRate(48_000)
          .setChannels(2)
          .setFormat(AudioFormat.AUDIO_FORMAT_F32)
          .build();

  private static RunningServer running;
  private static NodeCatalogServiceBlockingStub catalog;

  @BeforeAll
  static void start(@TempDir Path plugins) throws Exception {
    running = RunningServer.start(plugins);
    catalog =
        NodeCatalogServiceGrpc.newBlockingStub(running.channel)
            .withInterceptors(
                MetadataUtils.newAttachHeadersInterceptor(
                    RunningServer.headers("Bearer " + RunningServer.TOKEN)));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static ExplainManifestRequest.Builder speech() {
    return ExplainManifestRequest.newBuilder().setManifestJson(SPEECH).setInput(STEREO);
  }

  private static ManifestExplanation explain(ExplainManifestRequest.Builder request) {
    ExplainManifestResponse response = catalog.explainManifest(request.build());
    assertTrue(response.hasExplanation(), response.getError().getMessage());
    return response.getExplanation();
  }

  private static ErrorResponse refused(ExplainManifestRequest.Builder request) {
    ExplainManifestResponse response = catalog.explainManifest(request.build());
    assertTrue(response.hasError());
    assertEquals(ErrorType.ERROR_TYPE_VALIDATION, response.getError().getErrorType());
    return response.getError();
  }

  @Test
  void followsTheFormatFromTheClientToTheClient() {
    ManifestExplanation explanation = explain(speech());
    assertEquals(
        List.of(
            "->resample 48000x2 AUDIO_FORMAT_F32",
            "resample->vad 16000x2 AUDIO_FORMAT_F32",
            "vad->convert 16000x2 AUDIO_FORMAT_F32",
            "vad-> data",
            "convert-> 16000x2 AUDIO_FORMAT_I16"),
        explanation.getEdgesList().stream().map(ExplainServiceTest::shown).toList());
    assertEquals("AudioResample", explanation.getNodes(0).getNodeType());
    assertTrue(explanation.getNodes(0).getParameters().contains("\"quality\":\"high\""));
    assertTrue(explanation.getNodes(0).getLatencyFrames() > 0);
    assertTrue(explanation.getNodes(0).getMemoryBytes() > 0);
    assertTrue(explanation.getLatencyMs() > 0);
    assertEquals(48_000.0 * 8, explanation.getEdges(0).getBytesPerSecond());
    assertFalse(explanation.hasFits());
    assertFalse(explanation.hasCostUsPerSecond());
  }

  private static String shown(EdgeExplanation edge) {
    AudioDescription format = edge.getFormat();
    String signal =
        edge.hasFormat()
            ? format.getSampleRate() + "x" + format.getChannels() + " " + format.getFormat()
            : "data";
    return edge.getFrom() + "->" + edge.getTo() + " " + signal;
  }

  @Test
  void tellsWhichLimitBreaksFirst() {
    ManifestExplanation explanation = explain(speech().setSeconds(1));
    assertTrue(explanation.getFits());
    LimitForecast first = explanation.getLimits(0);
    assertTrue(first.getSeconds() > 1, first.toString());
    assertFalse(first.getReason().isEmpty());
    assertFalse(explain(speech().setSeconds(first.getSeconds() * 1.01)).getFits());
    ManifestExplanation little =
        explain(
            speech()
                .setSeconds(1)
                .setResourceLimits(
                    io.remotemedia.protocol.v1.ResourceLimits.newBuilder()
                        .setMaxAudioSamples(48_000)));
    assertEquals("max_audio_samples", little.getLimits(0).getLimit());
    assertEquals(0.5, little.getLimits(0).getSeconds());
    assertFalse(little.getFits());
  }

  @Test
  void measuresWhatNodesCostWhenAskedTo() {
    ManifestExplanation explanation =
        explain(speech().setInput(STEREO.toBuilder().setChannels(1)).setMeasureCost(true));
    assertTrue(explanation.getCostUsPerSecond() > 0, explanation.toString());
    explanation.getNodesList().forEach(node -> assertTrue(node.getCostUsPerSecond() > 0));
    assertTrue(
        explanation.getLimitsList().stream()
            .filter(limit -> limit.getLimit().equals("max_timeout_ms"))
            .allMatch(LimitForecast::hasSeconds));
  }

  @Test
  void picksAnInputThatWorksWhenNoneIsGiven() {
    ManifestExplanation explanation =
        explain(ExplainManifestRequest.newBuilder().setManifestJson(SPEECH));
    assertEquals(List.of("resample"), List.copyOf(explanation.getInputsMap().keySet()));
  }

  @Test
  void aBrokenManifestIsRefusedAsExecutionWouldRefuseIt() {
    ErrorResponse error =
        refused(
            ExplainManifestRequest.newBuilder()
                .setManifestJson(SPEECH.replace("\"VAD\"", "\"VD\"")));
    assertEquals("RM-1301", error.getDiagnostics(0).getCode());
    assertTrue(error.getAvailableNodeTypesList().contains("VAD"));
    refused(ExplainManifestRequest.newBuilder());
  }

  @Test
  void inputsThatAreNoneAreRefusedWithWhatIsAccepted() {
    assertTrue(
        refused(speech().setInput(STEREO.toBuilder().setSampleRate(-1)))
            .getMessage()
            .startsWith("input: sample rate"));
    assertTrue(
        refused(speech().setInput(STEREO.toBuilder().clearFormat()))
            .getMessage()
            .contains("AUDIO_FORMAT_F32"));
    assertTrue(
        refused(speech().putInputs("vad", STEREO))
            .getMessage()
            .endsWith("the nodes that take audio from the client are: resample"));
    for (double seconds : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertTrue(
          refused(speech().setSeconds(seconds)).getMessage().startsWith("seconds is " + seconds));
    }
  }

  @Test
  void theSchemaKnowsEveryTypeAndHasATag() {
    GetManifestSchemaResponse schema =
        catalog.getManifestSchema(GetManifestSchemaRequest.getDefaultInstance());
    assertFalse(schema.getNotModified());
    JsonNode document = JsonMapper.shared().readTree(schema.getSchemaJson());
    assertEquals(
        "https://json-schema.org/draft/2020-12/schema", document.path("$schema").asString());
    for (String type : List.of("AudioResample", "RustVADNode", "target_sample_rate")) {
      assertTrue(schema.getSchemaJson().contains("\"" + type + "\""), type);
    }
    GetManifestSchemaResponse again =
        catalog.getManifestSchema(
            GetManifestSchemaRequest.newBuilder().setKnownTag(schema.getTag()).build());
    assertTrue(again.getNotModified());
    assertEquals("", again.getSchemaJson());
    assertEquals(schema.getTag(), again.getTag());
    assertEquals(
        schema,
        catalog.getManifestSchema(
            GetManifestSchemaRequest.newBuilder().setKnownTag("x".repeat(10_000)).build()));
  }

  @Test
  void strangersAreToldNothing() {
    NodeCatalogServiceBlockingStub stranger =
        NodeCatalogServiceGrpc.newBlockingStub(running.channel);
    List<Runnable> calls =
        List.of(
            () -> stranger.explainManifest(ExplainManifestRequest.getDefaultInstance()),
            () -> stranger.getManifestSchema(GetManifestSchemaRequest.getDefaultInstance()));
    for (Runnable call : calls) {
      assertEquals(
          Status.Code.UNAUTHENTICATED,
          assertThrows(StatusRuntimeException.class, call::run).getStatus().getCode());
    }
  }
}
