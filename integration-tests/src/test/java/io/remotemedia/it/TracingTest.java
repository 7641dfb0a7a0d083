package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.StreamControl.Command;
import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.config.ConfigLoader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spans as a receiver gets them over OTLP; the receiver is an HTTP server of the test. */
@Timeout(60)
class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private final BlockingQueue<String> batches = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  @TempDir Path folder;

  @BeforeEach
  void startReceiver() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    receiver.createContext(
        "/v1/traces",
        exchange -> {
          // Latin-1 keeps every byte: names and raw ids can be looked for in the protobuf.
          byte[] body = exchange.getRequestBody().readAllBytes();
          batches.add(new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stopReceiver() {
    receiver.stop(0);
  }

  private PlatformServer serve(String... more) throws Exception {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "grpc.listen", "127.0.0.1:0",
                "http.listen", "127.0.0.1:0",
                "plugins.directories", folder.toString(),
                "auth.tokens", RunningServer.TOKEN,
                "shutdown.stream_notice_ms", "0"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return PlatformServer.start(ConfigLoader.load(null, Map.of(), settings));
  }

  private String endpoint() {
    return "http://127.0.0.1:%d/v1/traces".formatted(receiver.getAddress().getPort());
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  /** Everything that was sent until the server ended, which flushes. */
  private String received(PlatformServer server) throws Exception {
    server.close();
    StringBuilder all = new StringBuilder();
    for (String batch = batches.poll(10, TimeUnit.SECONDS);
        batch != null;
        batch = batches.poll(200, TimeUnit.MILLISECONDS)) {
      all.append(batch);
    }
    return all.toString();
  }

  private static void execute(PlatformServer server, String traceparent) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(server.grpcAddress()).usePlaintext().build();
    Metadata headers = RunningServer.headers("Bearer " + RunningServer.TOKEN);
    if (traceparent != null) {
      headers.put(Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER), traceparent);
    }
    assertTrue(
        PipelineExecutionServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .executePipeline(
                ExecuteRequest.newBuilder()
                    .setManifestJson(Manifests.PASS)
                    .putAudioInputs("pass", Audio.tone(16_000, 1_600, 440))
                    .build())
            .hasResult());
    channel.shutdownNow();
  }

  @Test
  void aCallContinuesTheClientsTraceWithSpansForExecutionAndNodes() throws Exception {
    PlatformServer server = serve("telemetry.otlp_endpoint", endpoint());
    execute(server, "00-%s-%s-01".formatted(TRACE, PARENT));
    String spans = received(server);
    for (String part :
        List.of(
            "remotemedia.v1.PipelineExecutionService/ExecutePipeline",
            "execution",
            "node PassThrough",
            bytes(TRACE),
            bytes(PARENT),
            "remotemedia.execution.id",
            "token-",
            "service.name")) {
      assertTrue(spans.contains(part), part);
    }
    assertEquals(3, spans.split(bytes(TRACE), -1).length - 1, "spans of the trace");
    assertFalse(spans.contains(RunningServer.TOKEN), "no secret leaves in a span");
  }

  @Test
  void aStreamIsOneSpanWithItsNodesAndItsEnd() throws Exception {
    PlatformServer server = serve("telemetry.otlp_endpoint", endpoint());
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(server.grpcAddress()).usePlaintext().build();
    StreamClient stream = new StreamClient(channel).init(Manifests.PASS);
    assertTrue(stream.next().hasReady());
    stream.chunk(0, Audio.tone(16_000, 160, 440)).next();
    stream.command(Command.COMMAND_CLOSE);
    assertTrue(stream.next().hasClosed());
    stream.assertEnded();
    channel.shutdownNow();
    String spans = received(server);
    for (String part : List.of("StreamPipeline", "node PassThrough", "client_close")) {
      assertTrue(spans.contains(part), part);
    }
  }

  @Test
  void aTraceThatTheClientDidNotSampleIsNotSent() throws Exception {
    PlatformServer server = serve("telemetry.otlp_endpoint", endpoint());
    execute(server, "00-%s-%s-00".formatted(TRACE, PARENT));
    execute(server, "garbage");
    String spans = received(server);
    assertFalse(spans.contains(bytes(TRACE)));
    assertTrue(spans.contains("ExecutePipeline"), "garbage begins a trace of our own");
  }

  @Test
  void nothingIsSentWhereNoReceiverIsConfigured() throws Exception {
    PlatformServer server = serve();
    execute(server, "00-%s-%s-01".formatted(TRACE, PARENT));
    server.close();
    assertEquals(null, batches.poll(300, TimeUnit.MILLISECONDS));
  }

  @Test
  void aReceiverThatIsAwayHurtsNoCallAndDoesNotHoldTheEnd() throws Exception {
    PlatformServer server = serve("telemetry.otlp_endpoint", "http://127.0.0.1:1/v1/traces");
    for (int i = 0; i < 20; i++) {
      execute(server, null);
    }
    long start = System.nanoTime();
    server.close();
    assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) < 4_000);
  }
}
