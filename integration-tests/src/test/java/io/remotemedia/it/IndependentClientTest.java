package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client of the 0.2.1 runtime, written from the published tables of field numbers: it uses
 * neither our .proto files nor the generated classes, so a renumbered field breaks it.
 */
class IndependentClientTest {
  private static final long F32 = 1;
  private static final int FRAMES = 1_600;

  private static RunningServer running;
  private static Channel channel;

  @BeforeAll
  static void start(@TempDir Path plugins) throws Exception {
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

  private static MethodDescriptor<RawMessage, RawMessage> method(
      String service, String name, MethodDescriptor.MethodType type) {
    MethodDescriptor.Marshaller<RawMessage> marshaller =
        new MethodDescriptor.Marshaller<>() {
          @Override
          public InputStream stream(RawMessage message) {
            return new ByteArrayInputStream(message.bytes());
          }

          @Override
          public RawMessage parse(InputStream stream) {
            try {
              return RawMessage.parse(ByteString.readFrom(stream));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    return MethodDescriptor.newBuilder(marshaller, marshaller)
        .setType(type)
        .setFullMethodName("remotemedia.v1." + service + "/" + name)
        .build();
  }

  private static RawMessage call(String name, RawMessage request) {
    return ClientCalls.blockingUnaryCall(
        channel,
        method("PipelineExecutionService", name, MethodDescriptor.MethodType.UNARY),
        CallOptions.DEFAULT,
        request);
  }

  private static RawMessage manifest(String id, String type, String params) {
    return new RawMessage()
        .with(1, "v1")
        .with(2, new RawMessage().with(1, "independent"))
        .with(3, new RawMessage().with(1, id).with(2, type).with(3, params));
  }

  private static RawMessage audio(int rate) {
    ByteBuffer samples = ByteBuffer.allocate(4 * FRAMES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < FRAMES; i++) {
      samples.putFloat((float) Math.sin(i * 0.05));
    }
    return new RawMessage()
        .with(1, ByteString.copyFrom(samples.flip()))
        .with(2, (long) rate)
        .with(3, 1L)
        .with(4, F32)
        .with(5, (long) FRAMES);
  }

  @Test
  void asksForTheVersion() {
    RawMessage response = call("GetVersion", new RawMessage().with(1, "0.2.1"));
    assertEquals(1, response.number(2));
    RawMessage info = response.message(1);
    assertEquals("v1", info.text(1));
    assertFalse(info.text(2).isEmpty());
    assertTrue(info.texts(3).containsAll(List.of("AudioResample", "RustResampleNode", "VAD")));
    assertEquals(List.of("v1"), info.texts(4));
    assertTrue(info.text(5).startsWith("20"));
  }

  @Test
  void runsAPipelineOnAWholeBuffer() {
    RawMessage request =
        new RawMessage()
            .with(1, manifest("r", "RustResampleNode", "{\"target_sample_rate\": 8000}"))
            .entry(2, "r", audio(16_000))
            .with(5, "0.2.1");
    RawMessage result = call("ExecutePipeline", request).message(1);
    assertEquals(1, result.number(5));
    RawMessage output = result.value(1, "r").message(2);
    assertEquals(8_000, output.number(2));
    assertEquals(1, output.number(3));
    assertEquals(F32, output.number(4));
    assertEquals(FRAMES / 2, output.number(5));
    assertEquals(2 * FRAMES, output.data(1).size());
    RawMessage metrics = result.message(3);
    assertTrue(metrics.real(1) > 0);
    assertTrue(metrics.value(4, "r").message(2).real(1) > 0);
    assertEquals("r", result.message(4).text(1));
    assertEquals(1, result.message(4).number(2));
  }

  @Test
  void isToldOfAnUnknownTypeInTheFieldsThatItKnows() {
    RawMessage request =
        new RawMessage().with(1, manifest("x", "Nothing", "")).entry(2, "x", audio(16_000));
    RawMessage error = call("ExecutePipeline", request).message(2);
    assertEquals(1, error.number(1));
    assertTrue(error.text(2).contains("Nothing"), error.text(2));
    assertTrue(error.text(4).contains("\"available_node_types\":[\"AudioFormatConverter\""));
  }

  @Test
  void streams() throws Exception {
    BlockingQueue<RawMessage> replies = new LinkedBlockingQueue<>();
    StreamObserver<RawMessage> requests =
        ClientCalls.asyncBidiStreamingCall(
            channel.newCall(
                method(
                    "StreamingPipelineService",
                    "StreamPipeline",
                    MethodDescriptor.MethodType.BIDI_STREAMING),
                CallOptions.DEFAULT),
            new StreamObserver<>() {
              @Override
              public void onNext(RawMessage reply) {
                replies.add(reply);
              }

              @Override
              public void onError(Throwable failure) {
                replies.add(new RawMessage().with(99, failure.toString()));
              }

              @Override
              public void onCompleted() {
                replies.add(new RawMessage());
              }
            });
    requests.onNext(
        new RawMessage().with(1, new RawMessage().with(1, manifest("v", "RustVADNode", "{}"))));
    assertFalse(next(replies).message(1).text(1).isEmpty());
    for (long sequence = 0; sequence < 10; sequence++) {
      requests.onNext(
          new RawMessage().with(2, new RawMessage().with(2, audio(16_000)).with(3, sequence)));
      RawMessage result = next(replies).message(2);
      assertEquals(sequence, result.number(1));
      assertTrue(result.value(3, "v").text(2).contains("\"confidence\""));
      assertEquals(FRAMES * (sequence + 1), result.number(5));
    }
    assertEquals(10, next(replies).message(4).number(2));
    requests.onNext(new RawMessage().with(3, new RawMessage().with(1, 1L)));
    RawMessage last = next(replies);
    last = last.has(2) ? next(replies) : last;
    assertEquals("client_close", last.message(5).text(3));
    assertFalse(next(replies).has(99));
  }

  private static RawMessage next(BlockingQueue<RawMessage> replies) throws InterruptedException {
    RawMessage reply = replies.poll(20, TimeUnit.SECONDS);
    if (reply == null) {
      throw new AssertionError("no reply");
    }
    return reply;
  }
}
