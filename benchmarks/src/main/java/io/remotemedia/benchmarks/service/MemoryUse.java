package io.remotemedia.benchmarks.service;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.StreamInit;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.protocol.v1.StreamingPipelineServiceGrpc;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S6: what a unary execution allocates, on its worker and in all; what an idle stream holds. */
final class MemoryUse implements Measurement {
  private static final int STREAMS = 1_000;
  private static final Pattern ALLOCATED =
      Pattern.compile("(?m)^jvm_gc_memory_allocated_bytes_total(?:\\{[^}]*})? ([0-9.eE+]+)$");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

  @Override
  public void run(Scale scale, Figures figures) throws Exception {
    byte[] request = Requests.resample(44_100, 16_000, 1, scale.seed()).request().toByteArray();
    try (ServerProcess ours = ServerProcess.ours(-1)) {
      try (ClosedLoop loop = new ClosedLoop(ours.address(), request, 4, 2)) {
        loop.run(5);
        double before = allocated(ours);
        ClosedLoop.Run run = loop.run(Math.max(8, scale.seconds()));
        double each = (allocated(ours) - before) / run.nanos().getTotalCount();
        long worker =
            ExecuteResponse.parseFrom(run.lastReply()).getResult().getMetrics().getAllocatedBytes();
        figures.atMost(
            "S6",
            "allocated per 1 s unary, MB",
            "whole server %.0f KB".formatted(each / 1e3),
            "execution alone %.0f KB".formatted(worker / 1e3),
            each / 1e6,
            2);
      }
      idleStreams(ours, figures);
    }
  }

  private static void idleStreams(ServerProcess ours, Figures figures) throws Exception {
    List<ManagedChannel> channels = new ArrayList<>();
    long before = liveBytes(ours);
    try {
      CountDownLatch ready = new CountDownLatch(STREAMS);
      for (int i = 0; i < STREAMS; i++) {
        ManagedChannel channel =
            NettyChannelBuilder.forTarget(ours.address()).usePlaintext().directExecutor().build();
        channels.add(channel);
        open(channel, ready);
      }
      if (!ready.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("streams did not open");
      }
      double each = (liveBytes(ours) - before) / (double) STREAMS;
      figures.atMost(
          "S6",
          "heap per idle VAD stream, KiB",
          "%.1f KiB".formatted(each / 1024),
          "%d streams, a connection each".formatted(STREAMS),
          each / 1024,
          64);
    } finally {
      channels.forEach(ManagedChannel::shutdownNow);
    }
  }

  private static void open(ManagedChannel channel, CountDownLatch ready) {
    StreamingPipelineServiceGrpc.newStub(channel)
        .streamPipeline(
            new StreamObserver<StreamResponse>() {
              @Override
              public void onNext(StreamResponse reply) {
                if (reply.hasReady()) {
                  ready.countDown();
                }
              }

              @Override
              public void onError(Throwable failure) {
                // Counted as not ready.
              }

              @Override
              public void onCompleted() {
                // Never before the channel is closed.
              }
            })
        .onNext(
            StreamRequest.newBuilder()
                .setInit(StreamInit.newBuilder().setManifestJson(Requests.VAD))
                .build());
  }

  private static double allocated(ServerProcess server) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String page =
          client
              .send(
                  HttpRequest.newBuilder(URI.create("http://" + server.http() + "/metrics"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      Matcher matcher = ALLOCATED.matcher(page);
      if (!matcher.find()) {
        throw new IllegalStateException("the server tells no allocation");
      }
      return Double.parseDouble(matcher.group(1));
    }
  }

  /** Live bytes after a full collection, as jcmd counts them. */
  private static long liveBytes(ServerProcess server) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.pid()),
                "GC.class_histogram")
            .start();
    Matcher matcher = TOTAL.matcher(new String(jcmd.getInputStream().readAllBytes()));
    if (!matcher.find()) {
      throw new IllegalStateException("jcmd tells no total");
    }
    return Long.parseLong(matcher.group(1));
  }
}
