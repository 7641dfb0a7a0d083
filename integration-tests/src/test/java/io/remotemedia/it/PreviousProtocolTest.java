package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client whose generated code is of release 0.2.1 against the server of today. */
class PreviousProtocolTest {
  private static final String MANIFEST =
      """
      manifest {
        version: "v1"
        metadata { name: "previous" }
        nodes { id: "n" node_type: "%s" params: '%s' }
      }
      """;
  private static final String SILENCE =
      """
      { samples: "%s" sample_rate: 16000 channels: 1 format: AUDIO_FORMAT_I16 num_samples: 1600 }
      """
          .formatted("\\000".repeat(3_200));

  private static RunningServer running;
  private static Channel channel;
  private static ReleasedProtocol protocol;

  @BeforeAll
  static void start(@TempDir Path plugins) throws Exception {
    protocol = ReleasedProtocol.load("0.2.1");
    running = RunningServer.start(plugins);
    channel =
        ClientInterceptors.intercept(
            running.channel,
            MetadataUtils.newAttachHeadersInterceptor(
                RunningServer.headers("Bearer " + RunningServer.TOKEN)));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static DynamicMessage call(String method, String requestType, String request) {
    return ClientCalls.blockingUnaryCall(
        channel,
        protocol.method("PipelineExecutionService", method),
        CallOptions.DEFAULT,
        protocol.message(requestType, request));
  }

  private static Object field(Message message, String path) {
    Object value = message;
    for (String name : path.split("\\.")) {
      Message owner = (Message) value;
      value = owner.getField(owner.getDescriptorForType().findFieldByName(name));
    }
    return value;
  }

  private static boolean has(Message message, String name) {
    return message.hasField(message.getDescriptorForType().findFieldByName(name));
  }

  /** The value of an entry of a map field. */
  private static Object entry(Message message, String path, String key) {
    for (Object entry : (List<?>) field(message, path)) {
      if (field((Message) entry, "key").equals(key)) {
        return field((Message) entry, "value");
      }
    }
    throw new AssertionError("no entry " + key + " in " + path);
  }

  @Test
  void theVersionsOfItsReleaseAreCompatible() {
    for (String version : List.of("", "v1", "1", "0.2.0", "0.2.1")) {
      DynamicMessage response =
          call("GetVersion", "VersionRequest", "client_version: \"" + version + "\"");
      assertEquals(true, field(response, "compatible"), version);
      assertEquals("v1", field(response, "version_info.protocol_version"));
    }
  }

  @Test
  void aVersionThatIsNotSpokenIsToldWhatIs() {
    DynamicMessage version = call("GetVersion", "VersionRequest", "client_version: \"2.0.0\"");
    assertEquals(false, field(version, "compatible"));
    DynamicMessage refused =
        call(
            "ExecutePipeline",
            "ExecuteRequest",
            MANIFEST.formatted("PassThrough", "") + "client_version: \"2.0.0\"");
    assertEquals("ERROR_TYPE_VERSION_MISMATCH", field(refused, "error.error_type").toString());
    assertEquals(field(version, "compatibility_message"), field(refused, "error.message"));
    assertTrue(field(refused, "error.message").toString().contains("0.2.x"));
  }

  @Test
  void aWholeBufferRuns() {
    DynamicMessage response =
        call(
            "ExecutePipeline",
            "ExecuteRequest",
            MANIFEST.formatted("RustResampleNode", "{\"target_sample_rate\": 8000}")
                + "audio_inputs { key: \"n\" value "
                + SILENCE
                + "}"
                + "resource_limits { max_timeout_ms: 4000 }"
                + "client_version: \"0.2.1\"");
    assertTrue(has(response, "result"), response.toString());
    Message audio = (Message) entry(response, "result.audio_outputs", "n");
    assertEquals(8_000, field(audio, "sample_rate"));
    assertEquals(800L, field(audio, "num_samples"));
    assertEquals("AUDIO_FORMAT_I16", field(audio, "format").toString());
    assertEquals("EXECUTION_STATUS_SUCCESS", field(response, "result.status").toString());
    assertNotNull(entry(response, "result.metrics.node_metrics", "n"));
  }

  @Test
  void aRefusalIsCompleteInTheFieldsThatItKnows() {
    DynamicMessage response =
        call(
            "ExecutePipeline",
            "ExecuteRequest",
            MANIFEST.formatted("AudioResampel", "{\"target_sample_rate\": 8000}"));
    assertEquals("ERROR_TYPE_VALIDATION", field(response, "error.error_type").toString());
    assertEquals("", field(response, "error.stack_trace"));
    JsonNode context = JsonMapper.shared().readTree(field(response, "error.context").toString());
    assertEquals("AudioResample", context.at("/diagnostics/0/suggestions/0").asString());
    assertTrue(context.at("/available_node_types").size() >= 4, context.toString());
  }

  @Test
  void aStreamRuns() throws Exception {
    BlockingQueue<Object> replies = new LinkedBlockingQueue<>();
    StreamObserver<DynamicMessage> requests =
        ClientCalls.asyncBidiStreamingCall(
            channel.newCall(
                protocol.method("StreamingPipelineService", "StreamPipeline"), CallOptions.DEFAULT),
            collector(replies));
    requests.onNext(
        protocol.message("StreamRequest", "init {" + MANIFEST.formatted("VAD", "") + "}"));
    assertTrue(has(next(replies), "ready"));
    for (int i = 0; i < 10; i++) {
      requests.onNext(
          protocol.message(
              "StreamRequest", "audio_chunk { buffer " + SILENCE + " sequence: " + i + "}"));
      Message result = (Message) field(next(replies), "result");
      assertEquals((long) i, field(result, "sequence"));
      assertTrue(entry(result, "data_outputs", "n").toString().contains("has_speech"));
    }
    assertEquals(10L, field(next(replies), "metrics.chunks_processed"));
    requests.onNext(protocol.message("StreamRequest", "control { command: COMMAND_CLOSE }"));
    DynamicMessage last = next(replies);
    last = has(last, "result") ? next(replies) : last;
    assertEquals("client_close", field(last, "closed.reason"));
    assertEquals("completed", replies.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void aFaultOnAStreamIsAnErrorMessageAndNoClosed() throws Exception {
    BlockingQueue<Object> replies = new LinkedBlockingQueue<>();
    StreamObserver<DynamicMessage> requests =
        ClientCalls.asyncBidiStreamingCall(
            channel.newCall(
                protocol.method("StreamingPipelineService", "StreamPipeline"), CallOptions.DEFAULT),
            collector(replies));
    requests.onNext(protocol.message("StreamRequest", "audio_chunk { buffer " + SILENCE + " }"));
    DynamicMessage error = next(replies);
    assertEquals("ERROR_TYPE_VALIDATION", field(error, "error.error_type").toString());
    assertFalse(field(error, "error.message").toString().isEmpty());
    assertEquals("completed", replies.poll(20, TimeUnit.SECONDS));
  }

  private static StreamObserver<DynamicMessage> collector(BlockingQueue<Object> replies) {
    return new StreamObserver<>() {
      @Override
      public void onNext(DynamicMessage reply) {
        replies.add(reply);
      }

      @Override
      public void onError(Throwable failure) {
        replies.add(failure);
      }

      @Override
      public void onCompleted() {
        replies.add("completed");
      }
    };
  }

  private static DynamicMessage next(BlockingQueue<Object> replies) throws InterruptedException {
    Object reply = replies.poll(20, TimeUnit.SECONDS);
    if (reply instanceof DynamicMessage message) {
      return message;
    }
    throw new AssertionError("expected a message, got " + reply);
  }
}
