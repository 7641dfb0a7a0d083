package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.remotemedia.server.bench.UnaryLoad;
import io.remotemedia.server.bench.UnaryReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More than the server can do: rows OV-01, OV-02, OV-05 and OV-07 of the reliability goals. */
@Timeout(900)
class OverloadTest {
  private static final double SECONDS = Scale.of(3, 60);
  private static final int TOKENS = 10;

  @TempDir Path plugins;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void servesAtItsPeakWhateverIsOfferedAndRefusesTheRestAtOnce() throws Exception {
    try (LoadedServer server = LoadedServer.start(plugins, Map.of("auth.enabled", "false"));
        UnaryLoad load = server.load("")) {
      load.warmUp(2);
      double peak = LoadedServer.offer(load, 130, Scale.of(3, 20), random).goodput();
      UnaryReport base = LoadedServer.offer(load, 0.7 * peak, SECONDS, random);
      assumeValid(base);
      assertTrue(base.goodput() >= 0.95 * base.offered(), base + " seed " + seed);
      overload(load, peak, base, 2, 0.90);
      overload(load, peak, base, 5, 0.85);
      overload(load, peak, base, 10, 0.80);
      UnaryReport after = LoadedServer.offer(load, 0.7 * peak, SECONDS, random);
      assumeValid(after);
      assertTrue(after.goodput() >= 0.9 * base.goodput(), after + " seed " + seed);
      MetricsPage metrics = new MetricsPage(server.server.httpAddress());
      metrics.await("remotemedia_admission_in_flight 0.0", 5);
      metrics.await("remotemedia_inbound_bytes 0.0", 5);
    }
  }

  /** On a machine whose pauses reach the generator, a share of the peak means nothing. */
  private static void assumeValid(UnaryReport report) {
    assumeTrue(
        report.isValid(),
        () -> "the machine is too busy to measure: lag p99 %.1f ms".formatted(report.lag().p99()));
  }

  private void overload(
      UnaryLoad load, double peak, UnaryReport base, double factor, double goodput) {
    UnaryReport report = LoadedServer.offer(load, factor * peak, SECONDS, random);
    String told =
        "%.0fx of %.1f/s: %s, base %s, seed %d".formatted(factor, peak, report, base, seed);
    assertEquals(0, report.failed(), told);
    assertEquals(0, report.refusedWithoutHint(), told);
    assertTrue(report.refused() > 0, told);
    assertTrue(report.hintMinMillis() >= 50 && report.hintMaxMillis() <= 30_000, told);
    assumeValid(report);
    assertTrue(report.goodput() >= goodput * peak, told);
    if (Scale.FULL) {
      // Below a minute, a percentile of what is accepted is that of the first burst.
      assertTrue(report.latency().p99() <= 2 * base.latency().p99(), told);
      assertTrue(report.refusalLatency().p99() <= (factor < 10 ? 20 : 50), told);
      assertTrue(report.hintSpread() >= 0.3, told);
    }
  }

  @Test
  void oneGreedyTokenAmongTenLeavesTheOthersTheirShare() throws Exception {
    List<String> tokens =
        IntStream.range(0, TOKENS).mapToObj(i -> "a-token-of-tests-" + i).toList();
    try (LoadedServer server =
        LoadedServer.start(
            plugins, Map.of("auth.tokens", tokens.stream().collect(Collectors.joining(","))))) {
      double share = 9;
      double seconds = Scale.of(5, 60);
      List<UnaryLoad> loads = new ArrayList<>();
      for (String token : tokens) {
        loads.add(server.load(token));
      }
      loads.getFirst().warmUp(1);
      long alone = served(offerOthers(loads, share, seconds));
      CompletableFuture<UnaryReport> greedy = offer(loads.getFirst(), 10 * share, seconds + 2, 0);
      // The greedy one is there first.
      LoadedServer.offer(loads.get(1), share, 1, random);
      long beside = served(offerOthers(loads, share, seconds));
      String told =
          "%d results alone, %d beside the greedy one %s; seed %d"
              .formatted(alone, beside, greedy.join(), seed);
      assertTrue(greedy.join().refused() > 0, told);
      assumeValid(greedy.join());
      assertTrue(beside >= 0.9 * alone, told);
      loads.forEach(UnaryLoad::close);
    }
  }

  private List<CompletableFuture<UnaryReport>> offerOthers(
      List<UnaryLoad> loads, double share, double seconds) {
    List<CompletableFuture<UnaryReport>> others = new ArrayList<>();
    for (int i = 1; i < TOKENS; i++) {
      others.add(offer(loads.get(i), share, seconds, i));
    }
    return others;
  }

  private static long served(List<CompletableFuture<UnaryReport>> reports) {
    return reports.stream().mapToLong(report -> report.join().succeeded()).sum();
  }

  private CompletableFuture<UnaryReport> offer(
      UnaryLoad load, double rate, double seconds, int client) {
    Random own = new Random(seed + client);
    return CompletableFuture.supplyAsync(
        () -> LoadedServer.offer(load, rate, seconds, own),
        task -> Thread.ofPlatform().daemon().name("client-" + client).start(task));
  }
}
