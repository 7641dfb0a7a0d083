package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc.PipelineExecutionServiceBlockingStub;
import io.remotemedia.protocol.v1.VersionRequest;
import io.remotemedia.protocol.v1.VersionResponse;
import io.remotemedia.server.auth.NewToken;
import io.remotemedia.server.auth.Quota;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guessed tokens and leaked ones (reliability rows AU-04 and AU-06). The whole of AU-04, with its
 * bounds on the neighbour's latency and the server's processor time: {@code
 * -Dauth.flood.seconds=30}.
 */
@Timeout(180)
class HostileCallersTest {
  private static final int SECONDS = Integer.getInteger("auth.flood.seconds", 2);
  private static final boolean WHOLE = SECONDS >= 30;
  private static final int RATE = 5_000;
  private static final int IN_FLIGHT = 90;

  private static ServerProcess serve(Path folder, NewToken... tokens) throws Exception {
    Path file = folder.resolve("tokens");
    Files.write(file, Arrays.stream(tokens).map(NewToken::line).toList());
    return ServerProcess.startWith(
        Map.of("REMOTEMEDIA_AUTH_TOKENS_FILE", file.toString()), folder.resolve("none"));
  }

  private static Metadata bearer(String secret) {
    return RunningServer.headers("Bearer " + secret);
  }

  @Test
  void aFloodOfWrongTokensHurtsNoNeighbourAndDoesNotFillTheLog(@TempDir Path folder)
      throws Exception {
    NewToken good = NewToken.random("neighbour", null, null, Quota.NONE);
    try (ServerProcess server = serve(folder, good)) {
      PipelineExecutionServiceBlockingStub neighbour =
          PipelineExecutionServiceGrpc.newBlockingStub(server.channel())
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(good.secret())));
      latencies(neighbour, WHOLE ? 300 : 50);
      long[] alone = latencies(neighbour, WHOLE ? 300 : 50);
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger refused = new AtomicInteger();
      Duration cpuBefore = server.process().info().totalCpuDuration().orElse(Duration.ZERO);
      long start = System.nanoTime();
      Thread flood = Thread.ofPlatform().start(() -> flood(server.grpcAddress(), stop, refused));
      long[] beside = latencies(neighbour, SECONDS * 100);
      stop.set(true);
      flood.join();
      double seconds = (System.nanoTime() - start) / 1e9;
      double cores =
          server
                  .process()
                  .info()
                  .totalCpuDuration()
                  .orElse(Duration.ZERO)
                  .minus(cpuBefore)
                  .toMillis()
              / 1e3
              / seconds;
      long lines = server.output().stream().filter(line -> line.contains("auth.refused")).count();
      System.err.printf(
          "flood: %d refusals in %.1f s, %.2f cores, %d log lines, neighbour p99 %.2f -> %.2f ms%n",
          refused.get(), seconds, cores, lines, p99(alone), p99(beside));
      assertTrue(refused.get() > 500 * SECONDS, () -> refused + " refusals");
      assertTrue(lines >= 1 && lines <= 10 * Math.ceil(seconds + 1), () -> lines + " lines");
      double counted =
          new MetricsPage(server.httpAddress())
              .value("remotemedia_auth_failures_total{reason=\"unknown\"}");
      assertEquals(refused.get(), counted, "all are counted");
      if (WHOLE) {
        assertTrue(cores <= 0.5, () -> cores + " cores");
        assertTrue(p99(beside) <= 2 * Math.max(1, p99(alone)), () -> p99(beside) + " ms");
      }
    }
  }

  private static long[] latencies(PipelineExecutionServiceBlockingStub stub, int calls) {
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      stub.getVersion(VersionRequest.getDefaultInstance());
      nanos[i] = System.nanoTime() - start;
      LockSupport.parkNanos(8_000_000);
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static double p99(long[] sorted) {
    return sorted[sorted.length * 99 / 100] / 1e6;
  }

  private static void flood(String address, AtomicBoolean stop, AtomicInteger refused) {
    ManagedChannel channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    Semaphore slots = new Semaphore(IN_FLIGHT);
    long start = System.nanoTime();
    for (long sent = 0; !stop.get(); sent++) {
      long due = start + sent * 1_000_000_000L / RATE;
      LockSupport.parkNanos(due - System.nanoTime());
      slots.acquireUninterruptibly();
      ClientCalls.asyncUnaryCall(
          ClientInterceptors.intercept(
                  channel, MetadataUtils.newAttachHeadersInterceptor(bearer("guess-" + sent)))
              .newCall(PipelineExecutionServiceGrpc.getGetVersionMethod(), CallOptions.DEFAULT),
          VersionRequest.getDefaultInstance(),
          new StreamObserver<VersionResponse>() {
            @Override
            public void onNext(VersionResponse reply) {}

            @Override
            public void onError(Throwable thrown) {
              refused.incrementAndGet();
              slots.release();
            }

            @Override
            public void onCompleted() {
              slots.release();
            }
          });
    }
    slots.acquireUninterruptibly(IN_FLIGHT);
    channel.shutdownNow();
  }

  @Test
  void noTokenIsWrittenAnywhere(@TempDir Path folder) throws Exception {
    NewToken good = NewToken.random("good", List.of("administer"), null, Quota.NONE);
    NewToken late = NewToken.random("late", null, Instant.EPOCH, Quota.NONE);
    String guess = "guess-8c1f4a7d";
    try (ServerProcess server = serve(folder, good, late)) {
      StringBuilder told = new StringBuilder();
      for (String secret : List.of(good.secret(), late.secret(), guess, good.secret() + " x")) {
        try {
          PipelineExecutionServiceGrpc.newBlockingStub(server.channel())
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(secret)))
              .executePipeline(
                  io.remotemedia.protocol.v1.ExecuteRequest.newBuilder()
                      .setManifestJson("{")
                      .build());
        } catch (StatusRuntimeException e) {
          told.append(e);
        }
      }
      Files.writeString(folder.resolve("tokens"), "{\"name\":\"x\",\"token\":\"" + guess + "\"}\n");
      new MetricsPage(server.httpAddress())
          .await("remotemedia_reload_failed{what=\"tokens\"} 1.0", 10);
      told.append(new MetricsPage(server.httpAddress()).text());
      server.terminate();
      assertEquals(0, server.awaitExit(10_000));
      told.append(server.output()).append(server.errors());
      for (String secret : List.of(good.secret(), late.secret(), guess)) {
        assertFalse(told.toString().contains(secret), told::toString);
      }
      assertTrue(told.toString().contains("auth.refused"));
    }
  }
}
