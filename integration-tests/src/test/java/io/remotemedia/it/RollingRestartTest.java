package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.StreamControl.Command;
import io.remotemedia.protocol.v1.StreamResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two server processes behind a real HAProxy with the configuration that is shipped, restarted one
 * after the other under load (reliability row SH-05). More cycles: {@code -Drolling.cycles=20}.
 */
@Timeout(900)
class RollingRestartTest {
  private static final int CYCLES = Integer.getInteger("rolling.cycles", 2);
  private static final int CALLERS = 2;
  private static final int STREAMERS = 2;

  /** What clients do that follow the hints: other instances get a chance, pushback is kept. */
  private static final Map<String, ?> RETRY =
      Map.of(
          "methodConfig",
          List.of(
              Map.of(
                  "name",
                  List.of(Map.of("service", "remotemedia.v1.PipelineExecutionService")),
                  "retryPolicy",
                  Map.of(
                      "maxAttempts",
                      5.0,
                      "initialBackoff",
                      "0.1s",
                      "maxBackoff",
                      "2s",
                      "backoffMultiplier",
                      2.0,
                      "retryableStatusCodes",
                      List.of("UNAVAILABLE")))));

  @TempDir static Path folder;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger moves = new AtomicInteger();
  private final AtomicInteger chunks = new AtomicInteger();
  private volatile boolean stopping;

  private record Instance(int grpc, int http) {
    ServerProcess start() throws Exception {
      ServerProcess server =
          ServerProcess.launch(
              Map.of(),
              "--no-auth",
              "--listen",
              "127.0.0.1:" + grpc,
              "--http",
              "127.0.0.1:" + http,
              "--plugins",
              folder.toString(),
              "--set",
              "shutdown.settle_ms=1500",
              "--set",
              "shutdown.stream_notice_ms=5000");
      server.awaitReady();
      return server;
    }
  }

  @Test
  void nobodyWhoFollowsTheHintsSeesARestart() throws Exception {
    assumeTrue(Commands.exists("haproxy"), "skipped: haproxy is not installed");
    int[] ports = freePorts(5);
    Instance[] instances = {new Instance(ports[0], ports[1]), new Instance(ports[2], ports[3])};
    ServerProcess[] servers = {instances[0].start(), instances[1].start()};
    Process proxy = startProxy(ports[4], instances);
    List<Thread> clients = new ArrayList<>();
    try {
      String address = "127.0.0.1:" + ports[4];
      awaitFirstCall(address);
      for (int i = 0; i < CALLERS; i++) {
        clients.add(Thread.ofPlatform().start(() -> callAgainAndAgain(address)));
      }
      for (int i = 0; i < STREAMERS; i++) {
        clients.add(Thread.ofPlatform().start(() -> streamAndMove(address)));
      }
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        int which = cycle % servers.length;
        awaitTraffic(servers[which]);
        servers[which].terminate();
        assertEquals(0, servers[which].awaitExit(31_000), servers[which].output()::toString);
        servers[which].close();
        servers[which] = instances[which].start();
      }
      awaitTraffic(servers[(CYCLES - 1) % servers.length]);
      stopping = true;
      for (Thread client : clients) {
        client.join(TimeUnit.SECONDS.toMillis(20));
      }
      System.err.printf(
          "rolling restart: %d cycles, %d calls, %d chunks, %d moves of streams, %d failures%n",
          CYCLES, calls.get(), chunks.get(), moves.get(), failures.size());
      assertTrue(failures.isEmpty(), failures::toString);
      assertTrue(calls.get() > 20 * CYCLES, () -> calls + " calls");
      assertTrue(moves.get() >= CYCLES / 2, () -> moves + " moves");
    } finally {
      stopping = true;
      proxy.destroyForcibly();
      for (ServerProcess server : servers) {
        server.close();
      }
    }
  }

  private static int[] freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    int[] ports = new int[count];
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      ports[i] = sockets.getLast().getLocalPort();
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  /** The file that is shipped, with the ports of this test. */
  private static Process startProxy(int port, Instance[] instances) throws IOException {
    Path shipped = Path.of(System.getProperty("checkout"), "deploy", "haproxy", "haproxy.cfg");
    String text =
        Files.readString(shipped)
            .replace("127.0.0.1:50050", "127.0.0.1:" + port)
            .replace(
                "127.0.0.1:50051 proto h2 check-proto h1 port 9090",
                "127.0.0.1:%d proto h2 check-proto h1 port %d"
                    .formatted(instances[0].grpc(), instances[0].http()))
            .replace(
                "127.0.0.1:50061 proto h2 check-proto h1 port 9091",
                "127.0.0.1:%d proto h2 check-proto h1 port %d"
                    .formatted(instances[1].grpc(), instances[1].http()));
    Path config = Files.writeString(folder.resolve("haproxy.cfg"), text);
    return new ProcessBuilder(Commands.path("haproxy"), "-db", "-f", config.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("haproxy.log").toFile())
        .start();
  }

  private static ManagedChannel connect(String address) {
    return NettyChannelBuilder.forTarget(address)
        .usePlaintext()
        .enableRetry()
        .defaultServiceConfig(RETRY)
        .build();
  }

  private static ExecuteRequest request() {
    return ExecuteRequest.newBuilder()
        .setManifestJson(Manifests.PASS)
        .putAudioInputs("pass", Audio.tone(16_000, 1_600, 440))
        .build();
  }

  /** Until the proxy listens and has seen a server. */
  private static void awaitFirstCall(String address) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    ManagedChannel channel = connect(address);
    while (true) {
      try {
        PipelineExecutionServiceGrpc.newBlockingStub(channel).executePipeline(request());
        channel.shutdownNow();
        return;
      } catch (StatusRuntimeException e) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("no call comes through the proxy: " + proxyLog(), e);
        }
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  private static String proxyLog() {
    try {
      return Files.readString(folder.resolve("haproxy.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Until the proxy sends calls to a server: then a restart of the other one is fair. */
  private static void awaitTraffic(ServerProcess server) throws Exception {
    MetricsPage page = new MetricsPage(server.httpAddress());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (page.value("remotemedia_executions_total{outcome=\"success\"}") < 5) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no calls reach a server that is ready");
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private void callAgainAndAgain(String address) {
    ManagedChannel channel = connect(address);
    ExecuteRequest request = request();
    while (!stopping) {
      try {
        if (!PipelineExecutionServiceGrpc.newBlockingStub(channel)
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .executePipeline(request)
            .hasResult()) {
          failures.add("an answer without a result");
        }
        calls.incrementAndGet();
      } catch (StatusRuntimeException e) {
        failures.add(e.getStatus().toString());
      }
      LockSupport.parkNanos(5_000_000);
    }
    channel.shutdownNow();
  }

  /** Streams chunk after chunk; at a notice opens a stream elsewhere, then closes the old one. */
  private void streamAndMove(String address) {
    ManagedChannel channel = connect(address);
    try {
      StreamClient stream = open(channel);
      long sequence = 0;
      while (!stopping) {
        stream.chunk(sequence++, Audio.tone(16_000, 800, 440));
        StreamResponse reply = nextResult(stream);
        if (reply.hasDrainNotice()) {
          StreamClient other = open(channel);
          stream.command(Command.COMMAND_CLOSE);
          awaitClosed(stream);
          moves.incrementAndGet();
          stream = other;
          sequence = 0;
        }
        chunks.incrementAndGet();
        LockSupport.parkNanos(20_000_000);
      }
      stream.command(Command.COMMAND_CLOSE);
    } catch (AssertionError | InterruptedException e) {
      failures.add("stream: " + e + " " + e.getCause());
    } finally {
      channel.shutdown();
    }
  }

  private static StreamClient open(ManagedChannel channel) throws InterruptedException {
    StreamClient stream = new StreamClient(channel).init(Manifests.PASS);
    if (!stream.next().hasReady()) {
      throw new AssertionError("not ready");
    }
    return stream;
  }

  private static StreamResponse nextResult(StreamClient stream) throws InterruptedException {
    StreamResponse reply = stream.next();
    while (reply.hasMetrics()) {
      reply = stream.next();
    }
    if (!reply.hasResult() && !reply.hasDrainNotice()) {
      throw new AssertionError("unexpected: " + reply);
    }
    return reply;
  }

  private static void awaitClosed(StreamClient stream) throws InterruptedException {
    StreamResponse reply = stream.next();
    while (!reply.hasClosed()) {
      reply = stream.next();
    }
    stream.assertEnded();
  }
}
