package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.GrantedLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any graph of stateful nodes gives the same output for a whole buffer, for any split into chunks,
 * and while others run beside it. A failure prints the seed of its graph.
 */
class RandomGraphTest {
  private static final int GRAPHS = Integer.getInteger("engine.graphs", 60);
  private static final String[] SIMPLE = {"Adds", "Delays", "Waits", "Frames", "PassThrough"};
  private static final GrantedLimits LIMITS = new GrantedLimits(200_000_000, 60_000, 10_000_000);

  private static PluginHost host;
  private static EngineBench bench;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    host = ChaosPlugin.host(folder);
    bench = EngineBench.live(host, 2);
  }

  @AfterAll
  static void unload() {
    bench.close();
    host.close();
  }

  @Test
  void outputDependsOnNothingButTheInput() throws Exception {
    long first = Long.getLong("engine.seed", System.nanoTime());
    System.out.println("seed " + first + " (repeat with -Dengine.seed=" + first + ")");
    for (long seed = first; seed < first + GRAPHS; seed++) {
      check(seed);
    }
  }

  private static void check(long seed) throws Exception {
    Random random = new Random(seed);
    PipelinePlan plan = graph(random);
    float[] input = new float[1 + random.nextInt(5_000)];
    for (int i = 0; i < input.length; i++) {
      input[i] = random.nextFloat() - 0.5f;
    }
    Map<String, float[]> expected = whole(plan, input).get(20, TimeUnit.SECONDS);
    List<CompletableFuture<Map<String, float[]>>> beside = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      beside.add(streamed(plan, input, new Random(seed + i)));
      beside.add(whole(plan, input));
    }
    for (CompletableFuture<Map<String, float[]>> other : beside) {
      same(expected, other.get(20, TimeUnit.SECONDS), seed);
    }
  }

  private static void same(Map<String, float[]> expected, Map<String, float[]> actual, long seed) {
    assertEquals(expected.keySet(), actual.keySet(), () -> "seed " + seed);
    expected.forEach(
        (id, samples) -> assertArrayEquals(samples, actual.get(id), () -> "seed " + seed));
  }

  /** Node n0 is the source; every other node takes from one node before it, a mixer from some. */
  private static PipelinePlan graph(Random random) throws Exception {
    int size = 2 + random.nextInt(8);
    List<String> nodes = new ArrayList<>();
    List<String> edges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean mixes = i > 1 && random.nextInt(3) == 0;
      String type = mixes ? "Mixes" : SIMPLE[random.nextInt(SIMPLE.length)];
      nodes.add("{\"id\":\"n%d\",\"node_type\":\"%s\",\"params\":{}}".formatted(i, type));
      List<Integer> from = new ArrayList<>();
      for (int k = 0; i > 0 && k < (mixes ? 3 : 1); k++) {
        int before = random.nextInt(i);
        if (!from.contains(before)) {
          from.add(before);
        }
      }
      for (int before : from) {
        edges.add("{\"from\":\"n%d\",\"to\":\"n%d\"}".formatted(before, i));
      }
    }
    return bench.planOf(String.join(",", nodes), String.join(",", edges));
  }

  private static CompletableFuture<Map<String, float[]>> whole(PipelinePlan plan, float[] input) {
    AudioBuffer audio = AudioBuffer.of(EngineBench.MONO, input);
    return bench
        .start(bench.request(plan, audio, LIMITS))
        .thenApply(
            outcome -> {
              Map<String, float[]> collected = new TreeMap<>();
              add(collected, assertInstanceOf(ExecutionOutcome.Completed.class, outcome).outputs());
              return collected;
            });
  }

  private static CompletableFuture<Map<String, float[]>> streamed(
      PipelinePlan plan, float[] input, Random random) throws Exception {
    StreamSession session =
        bench.engine.openStream(
            new StreamOptions(
                "stream",
                "session",
                plan,
                Map.of(),
                LimitGrant.byDefault(LIMITS),
                new Cancellation()));
    CompletableFuture<Map<String, float[]>> done = new CompletableFuture<>();
    Map<String, float[]> collected = new TreeMap<>();
    Mailbox mailbox = bench.engine.workers().mailbox();
    long sequence = 0;
    for (int at = 0; at < input.length; ) {
      int count = Math.min(input.length - at, random.nextInt(3) == 0 ? 1 : random.nextInt(700));
      AudioBuffer part =
          AudioBuffer.of(EngineBench.MONO, Arrays.copyOfRange(input, at, at + count));
      StreamChunk chunk = new StreamChunk("", sequence++, part, System.nanoTime());
      mailbox.post(() -> attempt(done, () -> add(collected, session.process(chunk).outputs())));
      at += count;
    }
    mailbox.post(
        () ->
            attempt(
                done,
                () -> {
                  session.drain().ifPresent(tail -> add(collected, tail.outputs()));
                  done.complete(collected);
                }));
    return done;
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void attempt(CompletableFuture<?> done, Step step) {
    try {
      step.run();
    } catch (Throwable e) {
      done.completeExceptionally(e);
    }
  }

  private static void add(Map<String, float[]> collected, PipelineOutputs outputs) {
    outputs
        .audio()
        .forEach(
            (id, audio) -> {
              float[] before = collected.getOrDefault(id, new float[0]);
              float[] all = Arrays.copyOf(before, before.length + audio.sampleCount());
              audio.copyFloats(0, all, before.length, audio.sampleCount());
              collected.put(id, all);
            });
  }

  @Test
  void longBufferInBlocksGivesTheSameAsInOnePieceAndMakesRoomForAStream() throws Exception {
    float[] input = new float[3 * BlockSplit.BLOCK_FRAMES + 1_234];
    Random random = new Random(5);
    for (int i = 0; i < input.length; i++) {
      input[i] = random.nextFloat() - 0.5f;
    }
    PipelinePlan plan =
        bench.planOf(
            """
            {"id":"a","node_type":"Adds","params":{}},{"id":"b","node_type":"Adds","params":{}},
            {"id":"c","node_type":"PassThrough","params":{}}""",
            """
            {"from":"a","to":"b"},{"from":"a","to":"c"}""");
    Neighbour neighbour = Neighbour.start(bench);
    ExecutionOutcome.Completed split =
        (ExecutionOutcome.Completed)
            EngineBench.outcome(
                bench.start(bench.request(plan, AudioBuffer.of(EngineBench.MONO, input), LIMITS)));
    neighbour.assertUndisturbed();
    assertEquals(4, split.metrics().nodes().get("a").calls());
    Map<String, float[]> inBlocks = new TreeMap<>();
    add(inBlocks, split.outputs());
    GrantedLimits tooTight = new GrantedLimits(8_000_000, 60_000, 10_000_000);
    ExecutionOutcome.Completed whole =
        (ExecutionOutcome.Completed)
            EngineBench.outcome(
                bench.start(
                    bench.request(plan, AudioBuffer.of(EngineBench.MONO, input), tooTight)));
    assertEquals(1, whole.metrics().nodes().get("a").calls());
    Map<String, float[]> inOnePiece = new TreeMap<>();
    add(inOnePiece, whole.outputs());
    same(inOnePiece, inBlocks, 5);
  }
}
