package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No client can make new series (reliability row SO-05). Names are 2,000 by default; the full
 * 100,000 of the row: {@code -Dlabels.names=100000}.
 */
@Timeout(600)
class BoundedLabelsTest {
  private static final int NAMES = Integer.getInteger("labels.names", 2_000);
  private static final int IN_FLIGHT = 64;
  private static final long MAX_SERIES = 2_000;

  private final Semaphore slots = new Semaphore(IN_FLIGHT);

  private <T> StreamObserver<T> releasing() {
    return new StreamObserver<>() {
      @Override
      public void onNext(T reply) {}

      @Override
      public void onError(Throwable thrown) {
        slots.release();
      }

      @Override
      public void onCompleted() {
        slots.release();
      }
    };
  }

  private void send(RunningServer server, int number) throws InterruptedException {
    String name = "name-" + number;
    MethodDescriptor<ExecuteRequest, ExecuteResponse> method =
        PipelineExecutionServiceGrpc.getExecutePipelineMethod();
    boolean unknownMethod = number % 4 == 0;
    boolean unknownToken = number % 4 == 1;
    MethodDescriptor<ExecuteRequest, ExecuteResponse> called =
        unknownMethod
            ? method.toBuilder().setFullMethodName("remotemedia.v1.Evil/" + name).build()
            : method;
    Metadata headers =
        RunningServer.headers("Bearer " + (unknownToken ? name : RunningServer.TOKEN));
    String manifest =
        number % 4 == 2
            ? Manifests.node("n", name, "{}")
            : Manifests.node(name, "PassThrough", "{}");
    ExecuteRequest request =
        ExecuteRequest.newBuilder()
            .setManifestJson(manifest)
            .setClientVersion(number % 8 == 7 ? name : "v1")
            .putAudioInputs(name, Audio.tone(16_000, 16, 440))
            .build();
    slots.acquire();
    ClientCalls.asyncUnaryCall(
        ClientInterceptors.intercept(
                server.channel, MetadataUtils.newAttachHeadersInterceptor(headers))
            .newCall(called, CallOptions.DEFAULT),
        request,
        releasing());
  }

  @Test
  void namesThatClientsChooseMakeNoSeries(@TempDir Path folder) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      MetricsPage page = new MetricsPage(server.server.httpAddress());
      for (int i = 0; i < IN_FLIGHT; i++) {
        send(server, i);
      }
      drainCalls();
      long before = series(page);
      for (int i = IN_FLIGHT; i < NAMES; i++) {
        send(server, i);
      }
      drainCalls();
      assertEquals(before, series(page), "series that appeared with more names");
      long all = allSeries(page);
      System.err.println("series after " + NAMES + " names: " + all);
      assertTrue(all <= MAX_SERIES, () -> all + " series");
      long start = System.nanoTime();
      String text = page.text();
      assertTrue(System.nanoTime() - start < 1_000_000_000L);
      assertTrue(!text.contains("name-"), "a name of a client is in the figures");
    }
  }

  private void drainCalls() throws InterruptedException {
    slots.acquire(IN_FLIGHT);
    slots.release(IN_FLIGHT);
  }

  /** Those of the JVM come with its own events, the first full collection for example. */
  private static long series(MetricsPage page) throws Exception {
    return page.text().lines().filter(line -> line.startsWith("remotemedia_")).count();
  }

  private static long allSeries(MetricsPage page) throws Exception {
    return page.text().lines().filter(line -> !line.startsWith("#")).count();
  }
}
