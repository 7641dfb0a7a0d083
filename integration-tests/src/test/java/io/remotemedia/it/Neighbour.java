package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.StreamResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** A well-behaved stream on a connection of its own: whatever others do, it must not notice. */
final class Neighbour implements AutoCloseable {
  private static final long PERIOD_NANOS = 10_000_000;
  private static final int MIN_RESULTS = 20;
  private static final double MAX_P99_MILLIS = 50;

  private final ManagedChannel channel;
  private final CompletableFuture<double[]> latencies;
  private volatile boolean over;

  Neighbour(String address) {
    channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    latencies =
        CompletableFuture.supplyAsync(
            this::run, task -> Thread.ofPlatform().daemon().name("neighbour").start(task));
  }

  private double[] run() {
    try {
      StreamClient stream = new StreamClient(channel).init(Manifests.PASS);
      assertTrue(stream.next().hasReady());
      AudioBuffer audio = Audio.tone(16_000, 160, 440);
      double[] millis = new double[100_000];
      int count = 0;
      while ((!over || count < MIN_RESULTS) && count < millis.length) {
        long sent = System.nanoTime();
        stream.chunk(count, audio);
        StreamResponse reply = stream.next();
        while (!reply.hasResult()) {
          reply = stream.next();
        }
        assertTrue(
            reply.getResult().getSequence() == count
                && reply.getResult().getAudioOutputsOrThrow("pass").equals(audio));
        millis[count++] = (System.nanoTime() - sent) / 1e6;
        LockSupport.parkNanos(PERIOD_NANOS);
      }
      return Arrays.copyOf(millis, count);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails when it got a wrong answer, or answers that were late. */
  void assertUnharmed() throws Exception {
    over = true;
    double[] millis;
    try {
      millis = latencies.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the neighbour was harmed", e.getCause());
    }
    Arrays.sort(millis);
    double p99 = millis[(int) (millis.length * 0.99)];
    assertTrue(p99 <= MAX_P99_MILLIS, "p99 of the neighbour: " + p99 + " ms of " + millis.length);
  }

  @Override
  public void close() {
    over = true;
    channel.shutdownNow();
  }
}
