package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM under load, again and again: no call is lost that was taken. Row SH-01. */
@Timeout(1_200)
class TerminationUnderLoadTest {
  private static final int RUNS = Scale.of(1, 100);
  private static final int CLIENTS = 20;
  private static final long GRACE_MILLIS = 20_000;

  @TempDir Path plugins;

  @Test
  void everyCallThatWasTakenIsAnswered() throws Exception {
    NodePluginJar.write(
        plugins,
        "Work",
        "try { Thread.sleep(3); } catch (InterruptedException e) { throw new IllegalStateException(e); }");
    int answered = 0;
    for (int run = 0; run < RUNS; run++) {
      answered += terminateOnce(run);
    }
    assertTrue(answered > RUNS * CLIENTS, "calls were made: " + answered);
  }

  private int terminateOnce(int run) throws Exception {
    AtomicInteger answered = new AtomicInteger();
    Queue<String> lost = new ConcurrentLinkedQueue<>();
    try (ServerProcess server = ServerProcess.start(plugins, "--no-auth")) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(
            Thread.ofPlatform().daemon().start(() -> call(server.grpcAddress(), answered, lost)));
      }
      while (answered.get() < 3 * CLIENTS) {
        Thread.onSpinWait();
      }
      server.terminate();
      assertEquals(0, server.awaitExit(GRACE_MILLIS), "run " + run);
      for (Thread client : clients) {
        client.join();
      }
    }
    assertTrue(lost.isEmpty(), "run " + run + " lost " + lost);
    return answered.get();
  }

  /** One call after the other, until the server says that it ends or is gone. */
  private static void call(String address, AtomicInteger answered, Queue<String> lost) {
    ManagedChannel channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    var stub = PipelineExecutionServiceGrpc.newBlockingStub(channel);
    ExecuteRequest request =
        ExecuteRequest.newBuilder()
            .setManifestJson(LoadedServer.MANIFEST)
            .putAudioInputs("work", Audio.tone(16_000, 160, 440))
            .build();
    try {
      while (true) {
        if (!stub.executePipeline(request).hasResult()) {
          lost.add("an error");
        }
        answered.incrementAndGet();
      }
    } catch (StatusRuntimeException e) {
      if (!wasNeverTaken(e.getStatus())) {
        lost.add(e.getStatus().toString());
      }
    } finally {
      channel.shutdownNow();
    }
  }

  /** Refused with a hint, or no connection: the client may send it elsewhere. */
  private static boolean wasNeverTaken(Status status) {
    boolean noConnection =
        status.getCause() instanceof java.net.ConnectException
            || String.valueOf(status.getDescription()).contains("shutting down")
            || String.valueOf(status.getDescription()).contains("busy");
    return status.getCode() == Status.Code.UNAVAILABLE && noConnection;
  }
}
