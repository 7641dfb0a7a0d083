package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.GrantedLimits;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A well-behaved stream with state, one chunk after the other while something else misbehaves. Each
 * result is compared bit for bit with what it must be.
 */
final class Neighbour {
  private static final int CHUNK = 160;

  /** Tests move the clock by seconds. */
  private static final GrantedLimits LIMITS = new GrantedLimits(50_000_000, 86_400_000, 10_000_000);

  private final EngineBench bench;
  private final StreamSession session;
  private final Mailbox mailbox;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile Throwable failure;
  private volatile long chunks;
  private float before;

  private Neighbour(EngineBench bench, PipelinePlan plan) throws Exception {
    this.bench = bench;
    this.mailbox = bench.engine.workers().mailbox();
    this.session =
        bench.engine.openStream(
            new StreamOptions(
                "neighbour",
                "neighbour",
                plan,
                Map.of(),
                LimitGrant.byDefault(LIMITS),
                new Cancellation()));
  }

  static Neighbour start(EngineBench bench) throws Exception {
    Neighbour neighbour = new Neighbour(bench, bench.plan("PassThrough", "Adds"));
    neighbour.mailbox.post(neighbour::next);
    EngineBench.await("the neighbour streams", () -> neighbour.chunks > 0);
    return neighbour;
  }

  private void next() {
    try {
      if (stopping) {
        session.drain();
        ended.countDown();
        return;
      }
      float[] samples = new float[CHUNK];
      float[] expected = new float[CHUNK];
      for (int i = 0; i < CHUNK; i++) {
        samples[i] = ((chunks * CHUNK + i) % 1_009) / 1_009f;
        expected[i] = samples[i] + before;
        before = samples[i];
      }
      StreamChunk chunk =
          new StreamChunk("", chunks, AudioBuffer.of(EngineBench.MONO, samples), bench.now());
      AudioBuffer out = session.process(chunk).outputs().audio().get("n1");
      float[] received = new float[CHUNK];
      out.copyFloats(0, received, 0, CHUNK);
      assertArrayEquals(expected, received);
      chunks++;
      mailbox.post(this::next);
    } catch (Throwable e) {
      failure = e;
      ended.countDown();
    }
  }

  long chunks() {
    return chunks;
  }

  /** It still streams now. */
  void assertStreams() {
    long now = chunks;
    EngineBench.await("the neighbour streams on", () -> chunks > now || failure != null);
    assertNull(failure);
  }

  /** Ends it; every result was right. */
  void assertUndisturbed() {
    if (failure == null) {
      assertStreams();
    }
    stopping = true;
    try {
      assertTrue(ended.await(20, TimeUnit.SECONDS), "the neighbour ends");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (failure != null) {
      throw new AssertionError("the neighbour was disturbed", failure);
    }
  }
}
