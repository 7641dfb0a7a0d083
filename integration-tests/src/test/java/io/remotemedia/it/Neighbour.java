package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
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
  private static final int SOLO = 100;
  private static final double MAX_P99_MILLIS = 50;

  private final ManagedChannel channel;
  private final CompletableFuture<double[]> latencies;
  private volatile boolean over;
  private volatile int results;

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
      while ((!over || count < SOLO) && count < millis.length) {
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
        results = count;
        LockSupport.parkNanos(PERIOD_NANOS);
      }
      return Arrays.copyOf(millis, count);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it runs, so that what follows is not its own start. */
  Neighbour settled() {
    while (results < SOLO && !latencies.isDone()) {
      LockSupport.parkNanos(PERIOD_NANOS);
    }
    return this;
  }

  /** Fails when it was cut off or got a wrong answer. */
  void assertAlive() {
    assertFalse(latencies.isDone(), () -> "the neighbour was harmed: " + latencies);
  }

  /** Fails when it got a wrong answer, or answers that were much later than when it was alone. */
  void assertUnharmed() throws Exception {
    over = true;
    double[] millis;
    try {
      millis = latencies.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the neighbour was harmed", e.getCause());
    }
    double[] solo = Arrays.copyOf(millis, SOLO);
    Arrays.sort(solo);
    Arrays.sort(millis);
    double p99 = millis[(int) (millis.length * 0.99)];
    // The machine of a build is not quiet: what it does to the neighbour alone is no abuse.
    double bound = Math.max(MAX_P99_MILLIS, 3 * solo[SOLO - 2]);
    assertTrue(
        p99 <= bound,
        "p99 of the neighbour: %.1f ms of %d, bound %.1f ms".formatted(p99, millis.length, bound));
  }

  @Override
  public void close() {
    over = true;
    channel.shutdownNow();
  }
}
