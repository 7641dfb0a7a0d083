package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.spi.GrantedLimits;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory limit, in real time: what a node allocates beside its buffers counts too. */
class AllocationLimitTest {
  private static final GrantedLimits LIMITS = new GrantedLimits(100_000_000, 20_000, 10_000_000);

  private static PluginHost host;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    host = ChaosPlugin.host(folder);
  }

  @AfterAll
  static void unload() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MakesGarbage", "KeepsArrays"})
  void nodeThatAllocatesBeyondItsBudgetIsStoppedInTime(String type) throws Exception {
    try (EngineBench bench = EngineBench.live(host, 2)) {
      Neighbour neighbour = Neighbour.start(bench);
      ExecutionRequest request = bench.request(bench.plan(type), EngineBench.audio(160, 2), LIMITS);
      ExecutionOutcome.Failed failed =
          (ExecutionOutcome.Failed) EngineBench.outcome(bench.start(request));
      Fault fault = failed.fault();
      assertEquals(DiagnosticCode.ALLOCATION_LIMIT, fault.code());
      assertEquals("n0", fault.nodeId());
      assertTrue(
          fault.message().contains("the memory limit allows 100000000 (set by the client)"),
          fault::message);
      long bytes = failed.metrics().nodes().get("n0").allocatedBytes();
      assertTrue(bytes > 95_000_000, () -> "stopped too early, at " + bytes);
      assertTrue(bytes < 125_000_000, () -> "stopped too late, at " + bytes);
      System.out.printf("%s: stopped at %.2f x the budget%n", type, bytes / 1e8);
      neighbour.assertUndisturbed();
    }
  }

  @Test
  void buffersOfTheHostCountOnce() throws Exception {
    try (EngineBench bench = EngineBench.live(host, 1)) {
      // 24 MB in and three times out: never more than 72 MB at once, 96 MB in all.
      GrantedLimits tight = new GrantedLimits(80_000_000, 20_000, 10_000_000);
      ExecutionRequest request =
          bench.request(bench.plan("Adds", "Adds", "Adds"), EngineBench.audio(6_000_000, 0), tight);
      ExecutionOutcome outcome = EngineBench.outcome(bench.start(request));
      assertTrue(outcome instanceof ExecutionOutcome.Completed, outcome::toString);
      long peak = outcome.metrics().peakBytes();
      assertTrue(peak <= 80_000_000, () -> "peak " + peak);
    }
  }
}
