package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.remotemedia.protocol.v1.ErrorType;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose heap a plugin fills and keeps ends itself: it never lingers half alive. */
class HeapExhaustionTest {
  private static ExecuteResponse run(ManagedChannel channel, String type) {
    return PipelineExecutionServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .executePipeline(
            ExecuteRequest.newBuilder()
                .setManifestJson(Manifests.node("n", type, "{}"))
                .putAudioInputs("n", Audio.mono(16_000, 160, i -> 2))
                .build());
  }

  @Test
  @Timeout(90)
  void retainedHeapEndsTheProcessWithItsOwnCode(@TempDir Path plugins) throws Exception {
    ChaosJar.writeTo(plugins, "KeepsBuffers");
    try (ServerProcess server =
        ServerProcess.launch(
            List.of("-Xmx96m"),
            Map.of(),
            "--listen",
            "127.0.0.1:0",
            "--http",
            "127.0.0.1:0",
            "--plugins",
            plugins.toString(),
            "--no-auth")) {
      server.awaitReady();
      ManagedChannel channel = server.channel();
      try {
        // An answer, when there is memory left to make one.
        ExecuteResponse response = run(channel, "KeepsBuffers");
        assertEquals(ErrorType.ERROR_TYPE_RESOURCE_LIMIT, response.getError().getErrorType());
      } catch (StatusRuntimeException e) {
        // None: the heap was lost before there was one.
      }
      long start = System.nanoTime();
      while (server.process().isAlive()
          && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30)) {
        try {
          run(channel, "PassThrough");
        } catch (StatusRuntimeException e) {
          // Refused or cut: it is on its way out.
        }
      }
      assertEquals(70, server.awaitExit(1_000));
    }
  }
}
