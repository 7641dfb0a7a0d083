package io.remotemedia.server.bench;

import io.grpc.ManagedChannel;
import io.remotemedia.protocol.v1.AudioBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** Holds live streams open and sends each a chunk in every period, at a phase of its own. */
public final class StreamLoad implements AutoCloseable {
  private static final long OPEN_SECONDS = 60;
  private static final long CLOSE_SECONDS = 30;
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Workload workload;
  private final Plan plan;

  /**
   * How the streams run.
   *
   * @param streams number of streams
   * @param perConnection streams that share a connection
   * @param chunkMillis length of a chunk of audio
   * @param speed chunks come this much faster than real time
   * @param seconds length of the run
   */
  public record Plan(
      int streams, int perConnection, int chunkMillis, double speed, double seconds) {
    long periodNanos() {
      return (long) (TimeUnit.MILLISECONDS.toNanos(chunkMillis) / speed);
    }

    long chunks() {
      return Math.max(1, Math.round(seconds * NANOS_PER_SECOND / periodNanos()));
    }
  }

  /**
   * Connects lazily.
   *
   * @param target the server
   * @param workload the audio of each stream
   * @param plan how the streams run
   * @throws IOException when the certificates to trust cannot be read
   */
  public StreamLoad(Target target, Workload workload, Plan plan) throws IOException {
    this.workload = workload;
    this.plan = plan;
    int connections = Math.ceilDiv(plan.streams(), plan.perConnection());
    for (int i = 0; i < connections; i++) {
      channels.add(target.connect());
    }
  }

  /**
   * Opens all streams, sends all chunks, closes.
   *
   * @param random draws the phases
   * @param progress is told how far the run is
   * @return what was measured
   * @throws InterruptedException when interrupted
   */
  public StreamReport run(RandomGenerator random, Progress progress) throws InterruptedException {
    StreamTally tally = new StreamTally();
    AudioBuffer[] chunks = chunks();
    long[] phases = phases(random);
    long start = System.nanoTime() + openingNanos();
    List<LiveStream> streams = open(tally, phases, start);
    Pacer pacer = new Pacer();
    for (long tick = 0; tick < plan.chunks(); tick++) {
      for (int i = 0; i < phases.length; i++) {
        pacer.awaitNanoTime(start + tick * plan.periodNanos() + phases[i]);
        streams.get(i).send(chunks[(int) (tick % chunks.length)]);
      }
      progress.at(tick + 1, plan.chunks());
    }
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    await(streams.stream().peek(LiveStream::halfClose).map(LiveStream::ended), CLOSE_SECONDS);
    progress.done();
    return tally.report(streams.size(), seconds, pacer.lag());
  }

  private AudioBuffer[] chunks() {
    int frames = workload.audio().format().sampleRate() * plan.chunkMillis() / 1_000;
    int count = Math.max(1, workload.audio().frames() / frames);
    AudioBuffer[] chunks = new AudioBuffer[count];
    for (int i = 0; i < count; i++) {
      chunks[i] = workload.chunk(i, frames);
    }
    return chunks;
  }

  /** Ascending, so that one pass over the streams is in the order of time. */
  private long[] phases(RandomGenerator random) {
    long[] phases = new long[plan.streams()];
    Arrays.setAll(phases, i -> random.nextLong(plan.periodNanos()));
    Arrays.sort(phases);
    return phases;
  }

  /** Time to open: a connection takes about a millisecond, and a cold server longer. */
  private long openingNanos() {
    return TimeUnit.MILLISECONDS.toNanos(500 + 4L * plan.streams());
  }

  private List<LiveStream> open(StreamTally tally, long[] phases, long start)
      throws InterruptedException {
    List<LiveStream> streams = new ArrayList<>(phases.length);
    for (int i = 0; i < phases.length; i++) {
      streams.add(
          new LiveStream(
              channels.get(i / plan.perConnection()),
              workload.manifest(),
              tally,
              start + phases[i],
              plan.periodNanos()));
      if (i % 50 == 49) {
        // In waves: a thousand connections in one instant would measure the accept queue.
        await(streams.subList(i - 49, i + 1).stream().map(LiveStream::ready), OPEN_SECONDS);
      }
    }
    await(streams.stream().map(LiveStream::ready), OPEN_SECONDS);
    return streams;
  }

  private static void await(java.util.stream.Stream<CompletableFuture<Void>> all, long seconds)
      throws InterruptedException {
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new LoadException("streams did not open or end within %d s".formatted(seconds));
    } catch (ExecutionException e) {
      throw new IllegalStateException("streams never complete exceptionally", e);
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
