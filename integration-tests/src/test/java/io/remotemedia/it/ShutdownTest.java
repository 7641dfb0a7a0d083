package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.ListenableFuture;
import io.remotemedia.protocol.v1.DrainNotice;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc.PipelineExecutionServiceFutureStub;
import io.remotemedia.protocol.v1.StreamControl.Command;
import io.remotemedia.protocol.v1.StreamResponse;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a server process ends (reliability rows SH-01 to SH-04). */
@Timeout(900)
class ShutdownTest {
  private static final String SLOW = Manifests.node("slow", "Slow", "{}");
  private static final String STUCK = Manifests.node("stuck", "Stuck", "{}");
  private static final int UNARY = 20;
  private static final int STREAMS = 10;

  @TempDir static Path plugins;

  @BeforeAll
  static void compilePlugins() throws Exception {
    NodePluginJar.write(
        plugins,
        "Slow",
        "try { Thread.sleep(30); } catch (InterruptedException e) { throw new IllegalStateException(e); }");
    NodePluginJar.write(plugins, "Stuck", "while (input != null) { Thread.onSpinWait(); }");
  }

  private static ServerProcess serve(String... settings) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--no-auth"));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    return ServerProcess.start(plugins, arguments.toArray(String[]::new));
  }

  private static ExecuteRequest request(String node, String manifest) {
    return ExecuteRequest.newBuilder()
        .setManifestJson(manifest)
        .putAudioInputs(node, Audio.tone(16_000, 1_600, 440))
        .build();
  }

  @Test
  void workInFlightFinishesAndTheExitCodeIsZero() throws Exception {
    int rounds = Integer.getInteger("shutdown.rounds", 1);
    for (int round = 0; round < rounds; round++) {
      try (ServerProcess server =
          serve("shutdown.grace_ms=10000", "shutdown.stream_notice_ms=300")) {
        List<StreamClient> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
          streams.add(new StreamClient(server.channel()).init(Manifests.PASS));
          assertTrue(streams.getLast().next().hasReady());
          streams.getLast().chunk(0, Audio.tone(16_000, 1_600, 440)).next();
        }
        List<ListenableFuture<ExecuteResponse>> calls = new ArrayList<>();
        PipelineExecutionServiceFutureStub stub =
            PipelineExecutionServiceGrpc.newFutureStub(server.channel());
        for (int i = 0; i < UNARY; i++) {
          calls.add(stub.executePipeline(request("slow", SLOW)));
        }
        calls.getFirst().get(10, TimeUnit.SECONDS);
        server.terminate();
        for (ListenableFuture<ExecuteResponse> call : calls) {
          assertTrue(call.get(10, TimeUnit.SECONDS).hasResult());
        }
        for (StreamClient stream : streams) {
          assertTrue(stream.next().hasDrainNotice());
          assertEquals("server_shutdown", stream.next().getClosed().getReason());
          stream.assertEnded();
        }
        assertEquals(0, server.awaitExit(11_000), server.output()::toString);
      }
    }
  }

  @Test
  void aStreamHearsOfTheDrainGoesOnAndMayLeaveBeforeItsTime() throws Exception {
    try (ServerProcess server = serve("shutdown.stream_notice_ms=8000")) {
      StreamClient stream = new StreamClient(server.channel()).init(Manifests.PASS);
      assertTrue(stream.next().hasReady());
      server.terminate();
      DrainNotice notice = stream.next().getDrainNotice();
      assertTrue(
          notice.getTimeLeftMs() > 5_000 && notice.getTimeLeftMs() <= 8_000, notice::toString);
      assertEquals("this instance is shutting down", notice.getReason());
      StreamResponse result = stream.chunk(0, Audio.tone(16_000, 1_600, 440)).next();
      assertEquals(0, result.getResult().getSequence());
      assertTrue(result.hasResult());
      stream.command(Command.COMMAND_CLOSE);
      assertEquals("client_close", stream.next().getClosed().getReason());
      stream.assertEnded();
      assertEquals(0, server.awaitExit(3_000));
    }
  }

  @Test
  void readinessFallsFirstAndWorkIsStillTakenWhileLoadBalancersLook() throws Exception {
    try (ServerProcess server = serve("shutdown.settle_ms=1500")) {
      PipelineExecutionServiceGrpc.newBlockingStub(server.channel())
          .executePipeline(request("slow", SLOW));
      assertEquals(200, ready(server));
      server.terminate();
      long start = System.nanoTime();
      while (ready(server) == 200) {
        assertTrue(System.nanoTime() - start < 500_000_000L, "readiness falls within 500 ms");
      }
      ExecuteResponse late =
          PipelineExecutionServiceGrpc.newBlockingStub(server.channel())
              .executePipeline(request("slow", SLOW));
      assertTrue(late.hasResult());
      assertEquals(0, server.awaitExit(5_000));
    }
  }

  private static int ready(ServerProcess server) throws Exception {
    URI page = URI.create("http://" + server.httpAddress() + "/health/ready");
    return ((HttpURLConnection) page.toURL().openConnection()).getResponseCode();
  }

  @Test
  void aStuckPluginDoesNotHoldTheProcess() throws Exception {
    try (ServerProcess server = serve("shutdown.grace_ms=1000", "shutdown.stream_notice_ms=0")) {
      stick(server);
      server.terminate();
      assertNotEquals(0, server.awaitExit(3_000), server.output()::toString);
    }
  }

  /** Lets a node run for ever, and returns when it runs. */
  private static void stick(ServerProcess server) throws Exception {
    StreamClient stream = new StreamClient(server.channel()).init(STUCK);
    assertTrue(stream.next().hasReady());
    stream.chunk(0, Audio.tone(16_000, 1_600, 440));
    // A second stream's answer shows that the first one's chunk has come.
    StreamClient other = new StreamClient(server.channel()).init(Manifests.PASS);
    assertTrue(other.next().hasReady());
  }

  @Test
  void aSecondSignalCutsWhatIsLeftWithinASecond() throws Exception {
    try (ServerProcess server =
        serve("shutdown.grace_ms=60000", "shutdown.stream_notice_ms=50000")) {
      StreamClient stream = new StreamClient(server.channel()).init(Manifests.PASS);
      assertTrue(stream.next().hasReady());
      server.terminate();
      assertTrue(stream.next().hasDrainNotice());
      server.terminate();
      assertEquals(1, server.awaitExit(1_000), server.output()::toString);
    }
  }

  @Test
  void aSecondSignalEndsEvenAStuckPluginWithinASecond() throws Exception {
    try (ServerProcess server = serve("shutdown.grace_ms=60000")) {
      stick(server);
      server.terminate();
      server.awaitLine("server.draining");
      server.terminate();
      assertEquals(1, server.awaitExit(1_000), server.output()::toString);
    }
  }

  @Test
  void aFullHeapDoesNotHoldTheProcess(@TempDir Path hogs) throws Exception {
    NodePluginJar.write(
        hogs,
        "Hog",
        "for (int size = 1 << 20; size > 64; size /= 2) {"
            + " try { while (true) { KEPT.add(new byte[size]); } } catch (OutOfMemoryError e) { } }",
        "static final List<Object> KEPT = new java.util.ArrayList<>();");
    try (ServerProcess server =
        ServerProcess.launch(
            List.of("-Xmx96m"),
            Map.of(),
            "--no-auth",
            "--listen",
            "127.0.0.1:0",
            "--http",
            "127.0.0.1:0",
            "--plugins",
            hogs.toString(),
            "--set",
            "shutdown.grace_ms=2000")) {
      server.awaitReady();
      PipelineExecutionServiceGrpc.newFutureStub(server.channel())
          .executePipeline(request("hog", Manifests.node("hog", "Hog", "{}")));
      // A signal cannot be heard any more where the heap is full; the server ends by itself.
      server.process().waitFor(2, TimeUnit.SECONDS);
      server.terminate();
      assertNotEquals(0, server.awaitExit(4_000));
    }
  }

  @Test
  void aSignalDuringTheStartEndsItCleanly(@TempDir Path slowPlugins) throws Exception {
    NodePluginJar.write(
        slowPlugins,
        "SlowToStart",
        "",
        "static { System.out.println(\"loading\");"
            + " try { Thread.sleep(20000); } catch (InterruptedException e) { } }");
    try (ServerProcess server =
        ServerProcess.launch(
            Map.of(),
            "--no-auth",
            "--listen",
            "127.0.0.1:0",
            "--http",
            "127.0.0.1:0",
            "--plugins",
            slowPlugins.toString())) {
      server.awaitLine("loading");
      server.terminate();
      assertEquals(0, server.awaitExit(2_000), server.output()::toString);
      assertFalse(server.output().toString().contains("server.ready"));
    }
  }
}
