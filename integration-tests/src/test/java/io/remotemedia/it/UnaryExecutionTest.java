package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.ErrorType;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.ExecutionStatus;
import io.remotemedia.protocol.v1.NodeManifest;
import io.remotemedia.protocol.v1.PipelineManifest;
import io.remotemedia.protocol.v1.ResourceLimits;
import io.remotemedia.protocol.v1.VersionRequest;
import io.remotemedia.protocol.v1.VersionResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole buffers over real gRPC. */
class UnaryExecutionTest {
  private static RunningServer running;

  @BeforeAll
  static void start(@TempDir Path plugins) throws Exception {
    running = RunningServer.start(plugins);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static ExecuteRequest.Builder request(String manifest, String node, AudioBuffer audio) {
    return ExecuteRequest.newBuilder().setManifestJson(manifest).putAudioInputs(node, audio);
  }

  private static ErrorResponse error(ExecuteRequest.Builder request) {
    ExecuteResponse response = running.client().executePipeline(request.build());
    assertTrue(response.hasError(), response::toString);
    assertFalse(
        response.getError().getErrorType() == ErrorType.ERROR_TYPE_UNSPECIFIED, response::toString);
    return response.getError();
  }

  @Test
  void resamplesToneInPhaseAndToTheExactLength() {
    ExecuteResponse response =
        running
            .client()
            .executePipeline(
                request(Manifests.RESAMPLE, "resample", Audio.tone(44_100, 44_100, 997)).build());
    assertEquals(ExecutionStatus.EXECUTION_STATUS_SUCCESS, response.getResult().getStatus());
    AudioBuffer audio = response.getResult().getAudioOutputsOrThrow("resample");
    assertEquals(16_000, audio.getSampleRate());
    float[] samples = Audio.floats(audio);
    assertEquals(16_000, samples.length);
    for (int i = 160; i < samples.length - 160; i++) {
      double ideal = 0.5 * Math.sin(2 * Math.PI * 997 * i / 16_000);
      assertEquals(ideal, samples[i], 1e-4, "frame " + i);
    }
    assertTrue(response.getResult().getMetrics().getNodeMetricsMap().containsKey("resample"));
    assertTrue(response.getGrantedLimits().getMaxTimeoutMs() > 0);
    assertFalse(response.getExecutionId().isEmpty());
  }

  @Test
  void suppressesNoiseAboveTheNewNyquistFrequencyBy100Decibels() {
    // Tones at random phases fill 8 to 22.05 kHz; white noise would need a filter to be
    // band-limited.
    SplittableRandom random = new SplittableRandom(20_261_124);
    int tones = 200;
    double[] frequency = new double[tones];
    double[] phase = new double[tones];
    for (int t = 0; t < tones; t++) {
      frequency[t] = random.nextDouble(8_000, 22_050);
      phase[t] = random.nextDouble(2 * Math.PI);
    }
    int frames = 44_100;
    AudioBuffer noise =
        Audio.mono(
            44_100,
            frames,
            i -> {
              double sum = 0;
              for (int t = 0; t < tones; t++) {
                sum += Math.sin(2 * Math.PI * frequency[t] * i / 44_100 + phase[t]);
              }
              // Faded at the ends: a hard edge is itself broad-band.
              double fade = Math.sin(Math.PI * i / frames);
              return 0.02 * sum * fade * fade;
            });
    ExecuteResponse response =
        running.client().executePipeline(request(Manifests.RESAMPLE, "resample", noise).build());
    float[] out = Audio.floats(response.getResult().getAudioOutputsOrThrow("resample"));
    double decibels = 20 * Math.log10(Audio.rms(out) / Audio.rms(Audio.floats(noise)));
    assertTrue(decibels <= -100, "noise comes back at %.1f dB".formatted(decibels));
  }

  @Test
  void namesTheUnknownTypeAndThoseThatExist() {
    ErrorResponse error =
        error(
            request(Manifests.node("a", "AudioResmple", "{}"), "a", Audio.tone(16_000, 160, 440)));
    assertEquals(ErrorType.ERROR_TYPE_VALIDATION, error.getErrorType());
    assertTrue(error.getMessage().contains("AudioResmple"), error::getMessage);
    assertEquals(
        List.of("AudioFormatConverter", "AudioResample", "PassThrough", "VAD"),
        error.getAvailableNodeTypesList());
    for (String type : error.getAvailableNodeTypesList()) {
      assertTrue(error.getMessage().contains(type), error::getMessage);
      assertTrue(error.getContext().contains(type), error::getContext);
    }
    assertEquals("AudioResample", error.getDiagnostics(0).getSuggestions(0));
    assertEquals(2, error.getDiagnostics(0).getLine());
  }

  @Test
  void tellsWhereTheTextIsNoJson() {
    ErrorResponse error = error(request("{\n  \"version\": v1\n}", "a", Audio.tone(16_000, 1, 1)));
    assertEquals(2, error.getDiagnostics(0).getLine());
    assertTrue(error.getMessage().contains("line 2"), error::getMessage);
  }

  @Test
  void reportsSeveralFaultsTogether() {
    String manifest =
        """
        {"version":"v1","metadata":{"name":"x"},"nodes":[
         {"id":"a","node_type":"AudioResample","params":{"target_sample_rate":10}},
         {"id":"a","node_type":"VAD","params":{"methd":"energy"}},
         {"id":"b","node_type":"PassThrough"},{"id":"c","node_type":"PassThrough"}],
         "connections":[{"from":"b","to":"c"},{"from":"c","to":"b"},{"from":"a","to":"zz"},
          {"from":"a","to":"a"}]}
        """;
    ErrorResponse error = error(request(manifest, "a", Audio.tone(16_000, 1, 1)));
    List<String> codes =
        error.getDiagnosticsList().stream().map(finding -> finding.getCode()).sorted().toList();
    assertEquals(
        List.of("RM-1202", "RM-1203", "RM-1204", "RM-1206", "RM-1401", "RM-1405"),
        codes,
        error::toString);
  }

  @Test
  void refusesAudioThatContradictsItself() {
    AudioBuffer good = Audio.tone(16_000, 160, 440);
    for (AudioBuffer bad :
        List.of(
            good.toBuilder().setNumSamples(161).build(),
            good.toBuilder().setSampleRate(0).build(),
            good.toBuilder().setChannels(0).build(),
            good.toBuilder().setChannels(3).build(),
            good.toBuilder().setNumSamples(-1).build(),
            good.toBuilder().setFormat(AudioFormat.AUDIO_FORMAT_UNSPECIFIED).build())) {
      ErrorResponse error = error(request(Manifests.PASS, "pass", bad));
      assertEquals("pass", error.getFailingNodeId(), error::toString);
    }
  }

  @Test
  void passesNotANumberThroughFloatsAndRefusesItForIntegers() {
    AudioBuffer nan = Audio.mono(16_000, 16, i -> i == 3 ? Double.NaN : 0.1);
    ExecuteResponse passed =
        running.client().executePipeline(request(Manifests.PASS, "pass", nan).build());
    assertEquals(nan, passed.getResult().getAudioOutputsOrThrow("pass"));
    String convert = Manifests.node("c", "AudioFormatConverter", "{\"target_format\":\"I16\"}");
    ErrorResponse error = error(request(convert, "c", nan));
    assertEquals(ErrorType.ERROR_TYPE_NODE_EXECUTION, error.getErrorType());
    assertEquals("c", error.getFailingNodeId());
  }

  @Test
  void refusesMoreSamplesThanGranted() {
    ErrorResponse error =
        error(
            request(Manifests.PASS, "pass", Audio.tone(16_000, 161, 440))
                .setResourceLimits(ResourceLimits.newBuilder().setMaxAudioSamples(160)));
    assertEquals(ErrorType.ERROR_TYPE_RESOURCE_LIMIT, error.getErrorType());
    assertTrue(error.getMessage().contains("161"), error::getMessage);
    assertTrue(error.getMessage().contains("160"), error::getMessage);
  }

  @Test
  void refusesMoreMemoryThanGranted() {
    ErrorResponse error =
        error(
            request(Manifests.RESAMPLE, "resample", Audio.tone(44_100, 44_100, 440))
                .setResourceLimits(ResourceLimits.newBuilder().setMaxMemoryBytes(100_000)));
    assertEquals(ErrorType.ERROR_TYPE_RESOURCE_LIMIT, error.getErrorType());
    assertTrue(
        error.getMessage().contains("more than the memory limit of 100000"), error::getMessage);
    assertEquals("resample", error.getFailingNodeId());
  }

  @Test
  void refusesInputsThatNobodyTakesAndTellsWhatIsMissing() {
    ErrorResponse error = error(request(Manifests.PASS, "other", Audio.tone(16_000, 1, 1)));
    assertEquals(2, error.getDiagnosticsCount(), error::toString);
  }

  @Test
  void takesTheStructuredManifestOfOldClients() {
    ExecuteRequest request =
        ExecuteRequest.newBuilder()
            .setManifest(
                PipelineManifest.newBuilder()
                    .setVersion("v1")
                    .addNodes(
                        NodeManifest.newBuilder()
                            .setId("r")
                            .setNodeType("RustResampleNode")
                            .setParams("{\"target_sample_rate\": 8000}")))
            .putAudioInputs("r", Audio.tone(16_000, 1_600, 440))
            .build();
    ExecuteResponse response = running.client().executePipeline(request);
    assertEquals(
        800, response.getResult().getAudioOutputsOrThrow("r").getNumSamples(), response::toString);
  }

  @Test
  void refusesUnreadableParametersOfAStructure() {
    ErrorResponse error =
        error(
            ExecuteRequest.newBuilder()
                .setManifest(
                    PipelineManifest.newBuilder()
                        .setVersion("v1")
                        .addNodes(
                            NodeManifest.newBuilder()
                                .setId("r")
                                .setNodeType("VAD")
                                .setParams("{not json"))));
    assertEquals("/nodes/0/params", error.getDiagnostics(0).getPointer(), error::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "1", "1.4", "1.4.2", "0.2.1"})
  void speaksToEveryAcceptedVersion(String version) {
    VersionResponse response =
        running.client().getVersion(VersionRequest.newBuilder().setClientVersion(version).build());
    assertTrue(response.getCompatible(), version);
    assertTrue(response.getVersionInfo().getSupportedNodeTypesList().contains("RustVADNode"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "2.0", "0.3.0", "latest"})
  void refusesOtherVersionsAndNamesWhatIsAccepted(String version) {
    VersionResponse response =
        running.client().getVersion(VersionRequest.newBuilder().setClientVersion(version).build());
    assertFalse(response.getCompatible());
    ErrorResponse error =
        error(request(Manifests.PASS, "pass", Audio.tone(16_000, 1, 1)).setClientVersion(version));
    assertEquals(ErrorType.ERROR_TYPE_VERSION_MISMATCH, error.getErrorType());
    assertTrue(error.getMessage().contains("0.2.x"), error::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic " + RunningServer.TOKEN, "Bearer"})
  void refusesCallsWithoutTheToken(String authorization) {
    StatusRuntimeException refusal =
        assertThrows(
            StatusRuntimeException.class,
            () -> running.client(authorization).getVersion(VersionRequest.getDefaultInstance()));
    assertEquals(Status.Code.UNAUTHENTICATED, refusal.getStatus().getCode());
    StatusRuntimeException anonymous =
        assertThrows(
            StatusRuntimeException.class,
            () -> running.anonymous().getVersion(VersionRequest.getDefaultInstance()));
    assertEquals(anonymous.getStatus().getDescription(), refusal.getStatus().getDescription());
  }

  @Test
  void showsMetricsAndHealth() throws Exception {
    running
        .client()
        .executePipeline(request(Manifests.PASS, "pass", Audio.tone(16_000, 1, 1)).build());
    String metrics = page("/metrics", 200);
    for (String name :
        List.of(
            "remotemedia_executions_total{outcome=\"success\"}",
            "remotemedia_execution_seconds_bucket",
            "remotemedia_node_seconds_count{node_type=\"PassThrough\"}",
            "remotemedia_streams_active",
            "remotemedia_plugins{state=\"active\"} 3")) {
      assertTrue(metrics.contains(name), name + " in " + metrics);
    }
    assertTrue(page("/health/live", 200).contains("\"status\""));
    assertTrue(page("/health/ready", 200).contains("\"reasons\":[]"));
    page("/secret", 404);
  }

  private static String page(String path, int status) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + running.server.httpAddress().getPort() + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> page =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(status, page.statusCode());
      return page.body();
    }
  }
}
