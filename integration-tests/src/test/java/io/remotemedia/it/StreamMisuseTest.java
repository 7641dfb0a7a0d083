package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioChunk;
import io.remotemedia.protocol.v1.ChunkResult;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.NodeStatus;
import io.remotemedia.protocol.v1.StreamClosed;
import io.remotemedia.protocol.v1.StreamControl.Command;
import io.remotemedia.protocol.v1.StreamErrorType;
import io.remotemedia.protocol.v1.StreamInit;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.protocol.v1.StreamSummary;
import io.remotemedia.protocol.v1.StreamingPipelineServiceGrpc;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams whose client or node misbehaves, over real gRPC. */
@Timeout(60)
class StreamMisuseTest {
  private static final AudioBuffer CHUNK = Audio.tone(16_000, 1_600, 440);
  private static final AudioBuffer TRIGGER = Audio.mono(16_000, 1_600, i -> 4);

  private static RunningServer running;

  @BeforeAll
  static void start(@TempDir Path plugins) throws Exception {
    ChaosJar.writeTo(plugins, "ThrowsUnchecked", "Spins", "Adds");
    running =
        RunningServer.start(
            plugins,
            Map.of(
                "streams.idle_timeout_ms", "1000",
                "streams.stall_timeout_ms", "400",
                "transport.flow_control_window_bytes", "65535",
                "limits.default.timeout_ms", "300"));
  }

  @AfterAll
  static void stop() {
    System.setProperty("chaos.release", "true");
    running.close();
  }

  private static StreamClient open(String manifest) throws InterruptedException {
    StreamClient client = new StreamClient(running.channel).init(manifest);
    StreamResponse ready = client.next();
    assertTrue(ready.hasReady(), ready::toString);
    return client;
  }

  private static ErrorResponse error(StreamClient client, StreamErrorType type)
      throws InterruptedException {
    StreamResponse last = client.next();
    assertTrue(last.hasError(), last::toString);
    assertEquals(type, last.getError().getStreamErrorType(), last::toString);
    client.assertEnded();
    return last.getError();
  }

  @Test
  void silentClientIsToldAndItsStreamEnds() throws Exception {
    StreamClient client = open(Manifests.PASS);
    client.chunk(0, CHUNK).next();
    ErrorResponse error = error(client, StreamErrorType.STREAM_ERROR_TIMEOUT);
    assertTrue(error.getMessage().contains("nothing was sent for 1000 ms"), error::getMessage);
    assertFalse(error.getSessionId().isEmpty());
  }

  @Test
  void streamLivesAsLongAsSomethingIsSaid() throws Exception {
    StreamClient client = open(Manifests.PASS);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500);
    long sequence = 0;
    while (System.nanoTime() < end) {
      StreamResponse reply = client.chunk(sequence, CHUNK).next();
      sequence++;
      if (sequence % 10 == 0) {
        assertTrue(client.next().hasMetrics());
      }
      assertEquals(sequence - 1, reply.getResult().getSequence());
    }
    assertEquals(
        "client_close", client.command(Command.COMMAND_CLOSE).next().getClosed().getReason());
  }

  @Test
  void finalSummaryTellsHowTheStreamWasServed() throws Exception {
    StreamClient client = open(Manifests.PASS);
    for (int i = 0; i < 25; i++) {
      ChunkResult result = client.chunk(i < 20 ? i : i + 2, CHUNK).next().getResult();
      assertTrue(result.getProcessingTimeMs() > 0);
      assertTrue(result.getQueueTimeMs() >= 0);
      if (i % 10 == 9) {
        StreamResponse metrics = client.next();
        assertTrue(metrics.getMetrics().getLatencyP99Ms() > 0, metrics::toString);
        assertTrue(
            metrics.getMetrics().getLatencyMaxMs() >= metrics.getMetrics().getLatencyP50Ms());
      }
    }
    StreamClosed closed = client.command(Command.COMMAND_CLOSE).next().getClosed();
    StreamSummary summary = closed.getSummary();
    assertEquals(25, summary.getChunks());
    assertEquals(2, summary.getMissingChunks());
    assertEquals(25 * 1_600, summary.getTotalSamples());
    assertTrue(summary.getLatencyP50Ms() > 0);
    assertTrue(summary.getLatencyP95Ms() >= summary.getLatencyP50Ms());
    assertTrue(summary.getLatencyP99Ms() >= summary.getLatencyP95Ms());
    assertTrue(summary.getLatencyMaxMs() >= summary.getLatencyP99Ms());
    var node = closed.getFinalMetrics().getNodeMetricsOrThrow("pass");
    assertEquals(26, node.getCalls(), "25 chunks and the end");
    assertEquals("PassThrough", node.getNodeType());
    assertTrue(node.getExecutionTimeMs() > 0);
    assertTrue(closed.getFinalMetrics().getSerializationTimeMs() > 0);
    assertEquals("server_default", closed.getFinalMetrics().getLimitUse(1).getSetBy());
    assertEquals(300, closed.getFinalMetrics().getLimitUse(1).getGranted());
  }

  @Test
  void takesChunksOfAnySize() throws Exception {
    StreamClient client = open(Manifests.PASS);
    int[] sizes = {1, 0, 7, 50_000, 2};
    for (int i = 0; i < sizes.length; i++) {
      ChunkResult result = client.chunk(i, Audio.tone(16_000, sizes[i], 440)).next().getResult();
      assertEquals(
          sizes[i],
          result
              .getAudioOutputsOrDefault("pass", AudioBuffer.getDefaultInstance())
              .getNumSamples());
    }
  }

  @Test
  void failingNodeIsToldWithTheStateOfAllAndWhatWasUsed() throws Exception {
    StreamClient client =
        open(
            """
            {"version":"v1","metadata":{"name":"t"},"nodes":[
              {"id":"a","node_type":"Adds","params":{}},
              {"id":"b","node_type":"ThrowsUnchecked","params":{}},
              {"id":"c","node_type":"PassThrough","params":{}}],
             "connections":[{"from":"a","to":"b"},{"from":"b","to":"c"}]}
            """);
    client.chunk(5, CHUNK).next();
    ErrorResponse error = error(client.chunk(6, TRIGGER), StreamErrorType.STREAM_ERROR_EXECUTION);
    assertEquals("b", error.getFailingNodeId());
    assertEquals(6, error.getFailingSequence());
    assertEquals(NodeStatus.NODE_STATUS_SUCCESS, error.getNodeResults(0).getStatus());
    assertEquals(NodeStatus.NODE_STATUS_FAILED, error.getNodeResults(1).getStatus());
    assertEquals(2, error.getMetrics().getNodeMetricsOrThrow("a").getCalls());
    assertEquals(1, error.getMetrics().getNodeMetricsOrThrow("c").getCalls());
    for (String part :
        new String[] {
          "\"failing_node_id\":\"b\"",
          "{\"node_id\":\"b\",\"status\":\"failed\"",
          "\"metrics\":{\"wall_time_ms\"",
          "\"limit\":\"max_memory_bytes\"",
          "\"a\":{\"calls\":2"
        }) {
      assertTrue(error.getContext().contains(part), error::getContext);
    }
    assertFalse(error.toString().contains("IllegalState"), error::toString);
  }

  @Test
  void clientOfANodeThatDoesNotStopIsAnsweredInTimeWhileANeighbourStreamsOn() throws Exception {
    StreamClient neighbour = open(Manifests.node("n", "Adds", "{}"));
    StreamClient client = open(Manifests.node("s", "Spins", "{}"));
    long start = System.nanoTime();
    client.chunk(0, TRIGGER);
    AtomicLong toldNanos = new AtomicLong();
    CompletableFuture<ErrorResponse> told =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                ErrorResponse error = error(client, StreamErrorType.STREAM_ERROR_TIMEOUT);
                toldNanos.set(System.nanoTime());
                return error;
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    long sequence = 0;
    while (!told.isDone() || sequence < 20) {
      ChunkResult result = neighbour.chunk(sequence++, CHUNK).next().getResult();
      assertEquals(1_600, result.getAudioOutputsOrThrow("n").getNumSamples());
      if (sequence % 10 == 0) {
        neighbour.next();
      }
    }
    StreamResponse last = neighbour.halfClose().next();
    assertEquals("client_close", last.getClosed().getReason(), last::toString);
    ErrorResponse error = told.get();
    long millis = TimeUnit.NANOSECONDS.toMillis(toldNanos.get() - start);
    assertEquals("s", error.getFailingNodeId());
    assertTrue(error.getMessage().contains("did not stop within 250 ms"), error::getMessage);
    assertTrue(millis >= 550, () -> "answered after " + millis + " ms");
    System.out.printf("a node that does not stop: answered %d ms after its limit%n", millis - 300);
    MetricsPage page = new MetricsPage(running.server.httpAddress());
    page.await("remotemedia_threads_detached 1.0", 5);
    page.await("remotemedia_node_detached_total{node_type=\"Spins\"} 1.0", 5);
  }

  /** A client that reads only what it asks for. */
  private static final class Reluctant
      implements ClientResponseObserver<StreamRequest, StreamResponse> {
    final CompletableFuture<Status> ended = new CompletableFuture<>();
    final Semaphore received = new Semaphore(0);
    final CountDownLatch started = new CountDownLatch(1);
    ClientCallStreamObserver<StreamRequest> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<StreamRequest> requests) {
      call = requests;
      call.disableAutoRequestWithInitial(1);
      started.countDown();
    }

    @Override
    public void onNext(StreamResponse reply) {
      received.release();
    }

    @Override
    public void onError(Throwable thrown) {
      ended.complete(Status.fromThrowable(thrown));
    }

    @Override
    public void onCompleted() {
      ended.complete(Status.OK);
    }
  }

  @Test
  void readerThatReadsNothingSlowsItsWriterAndIsCut() throws Exception {
    Reluctant client = new Reluctant();
    StreamingPipelineServiceGrpc.newStub(running.channel)
        .withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(
                RunningServer.headers("Bearer " + RunningServer.TOKEN)))
        .streamPipeline(client);
    client.call.onNext(
        StreamRequest.newBuilder()
            .setInit(StreamInit.newBuilder().setManifestJson(Manifests.PASS))
            .build());
    assertTrue(client.received.tryAcquire(10, TimeUnit.SECONDS));
    AudioBuffer large = Audio.tone(16_000, 8_000, 440);
    long bytes = 0;
    long quietSince = System.nanoTime();
    long sequence = 0;
    // Writes for as long as the transport takes it, and 200 ms beyond.
    while (System.nanoTime() - quietSince < TimeUnit.MILLISECONDS.toNanos(200)) {
      if (client.call.isReady()) {
        client.call.onNext(
            StreamRequest.newBuilder()
                .setAudioChunk(AudioChunk.newBuilder().setSequence(sequence++).setBuffer(large))
                .build());
        bytes += large.getSamples().size();
        quietSince = System.nanoTime();
      } else {
        Thread.onSpinWait();
      }
    }
    long sent = bytes;
    assertTrue(sent < 4_000_000, () -> "the writer was slowed after " + sent + " bytes");
    new MetricsPage(running.server.httpAddress()).await("remotemedia_streams_active 0.0", 20);
    // Now it reads: what had been answered, then the reason of the end.
    client.call.request(1_000);
    Status status = client.ended.get(20, TimeUnit.SECONDS);
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, status.getCode(), status::toString);
    assertTrue(status.getDescription().contains("has read nothing for 400 ms"), status::toString);
  }
}
