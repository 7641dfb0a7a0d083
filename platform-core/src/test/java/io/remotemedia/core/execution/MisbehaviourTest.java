package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plugin.PluginHost;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failing node ends its own execution with a precise error, while a neighbour streams on. */
class MisbehaviourTest {
  private static PluginHost host;

  private EngineBench bench;
  private Neighbour neighbour;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    host = ChaosPlugin.host(folder);
  }

  @AfterAll
  static void unload() {
    host.close();
  }

  @BeforeEach
  void start() throws Exception {
    bench = EngineBench.live(host, 2);
    neighbour = Neighbour.start(bench);
  }

  @AfterEach
  void stop() {
    neighbour.assertUndisturbed();
    bench.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ThrowsChecked          | NODE_FAILED   | failed with an internal error
          ThrowsUnchecked        | NODE_FAILED   | failed with an internal error
          ThrowsClassified       | NODE_INPUT    | received 2.0, accepted is below 2.0
          OverflowsStack         | NODE_FAILED   | called itself too deep
          FailsAssertion         | NODE_FAILED   | failed with an internal error
          LacksMethod            | NODE_FAILED   | lacks a class or method
          ThrowsOwnError         | NODE_FAILED   | failed with an internal error
          AsksForAllMemory       | MEMORY_LIMIT  | asked for more memory than the server has
          AsksForOneBuffer       | MEMORY_LIMIT  | a buffer of 10000000 frames needs 40000000 bytes
          AsksForManyBuffers     | MEMORY_LIMIT  | of the memory limit (set by the client) are in use
          ReturnsNull            | NODE_CONTRACT | returned null instead of an outcome
          CreatesNull            | NODE_CONTRACT | was not created: its factory returned null
          EmitsNull              | NODE_CONTRACT | emitted null instead of audio
          EmitsAnotherFormat     | NODE_CONTRACT | emitted 8000 Hz
          EmitsTooMuch           | NODE_CONTRACT | emitted 320 frames for 160, its plan allows 160
          EmitsTooMuchAndHidesIt | NODE_CONTRACT | emitted 320 frames for 160, its plan allows 160
          EmitsNoData            | NODE_CONTRACT | is not plain JSON data
          EmitsNaN               | NODE_CONTRACT | emitted NaN or infinity
          WritesAfterEmit        | NODE_CONTRACT | wrote to a buffer after it had emitted it
          WritesFrozenBuffer     | NODE_FAILED   | failed with an internal error
          WritesItsInput         | NODE_FAILED   | failed with an internal error
          EmitsFromAnotherThread | NODE_CONTRACT | emitted outside its call, or from a thread of its own
          AllocatesLater         | NODE_CONTRACT | asked for a buffer outside its call
          """)
  void endsItsExecutionWithAPreciseError(String type, DiagnosticCode code, String text)
      throws Exception {
    ExecutionRequest request =
        bench.request(
            bench.plan("PassThrough", type, "Adds"),
            EngineBench.audio(160, 2),
            new io.remotemedia.spi.GrantedLimits(20_000_000, 5_000, 1_000));
    ExecutionOutcome.Failed failed =
        (ExecutionOutcome.Failed) EngineBench.outcome(bench.start(request));
    Fault fault = failed.fault();
    assertEquals(code, fault.code(), fault::message);
    assertEquals("n1", fault.nodeId());
    assertTrue(fault.message().startsWith("node \"n1\" (" + type + "): "), fault::message);
    assertTrue(fault.message().contains(text), fault::message);
    assertFalse(fault.message().matches("(?s).*(chaos\\.|Exception|/secret|\\.java).*"));
    assertEquals(NodeStatus.SUCCESS, failed.nodes().get(0).status());
    assertEquals(NodeStatus.FAILED, failed.nodes().get(1).status());
    assertEquals(NodeStatus.SKIPPED, failed.nodes().get(2).status());
    assertEquals(160, failed.metrics().nodes().get("n0").samplesProcessed());
    assertEquals(1, failed.metrics().nodes().get("n0").calls());
    assertEquals(0, failed.metrics().nodes().get("n2").calls());
    assertEquals(0, bench.engine.workers().detached().size());
  }

  @Test
  void bufferThatOutlivesItsCallIsRefusedInTheNext() throws Exception {
    ExecutionRequest first =
        bench.request(
            bench.plan("EmitsAfterReturn"), EngineBench.audio(160, 2), EngineBench.LIMITS);
    assertTrue(EngineBench.outcome(bench.start(first)) instanceof ExecutionOutcome.Completed);
    Fault fault = EngineBench.fault(bench.start("EmitsAfterReturn", 2));
    assertTrue(bench.told.broken.get() > 0);
    assertEquals("n0", fault.nodeId());
  }

  @Test
  void failingEveryThirdTimeFailsExactlyAThird() throws Exception {
    int failures = 0;
    for (int i = 0; i < 3_000; i++) {
      if (EngineBench.outcome(bench.start("FailsEveryThird", 2))
          instanceof ExecutionOutcome.Failed) {
        failures++;
      }
    }
    assertEquals(1_000, failures);
  }

  @Test
  void nanFromTheClientPassesAsItIs() throws Exception {
    assertTrue(
        EngineBench.outcome(bench.start("Adds", Float.NaN)) instanceof ExecutionOutcome.Completed);
  }

  @Test
  void runningOutOfMemoryIsAStrikeAndTheSecondOneTakesTheTypeOutOfService() throws Exception {
    EngineBench.fault(bench.start("AsksForAllMemory", 2));
    EngineBench.fault(bench.start("AsksForAllMemory", 2));
    EngineBench.await("quarantine", () -> bench.quarantined.size() == 1);
    assertTrue(
        bench.quarantined.getFirst().contains("ran away 2 times"), bench.quarantined::toString);
  }
}
