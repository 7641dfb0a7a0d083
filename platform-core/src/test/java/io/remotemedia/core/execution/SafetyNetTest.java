package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.spi.GrantedLimits;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The test of the tests: each safety device has a proof, and with the device switched off its proof
 * fails. A proof that still held would prove nothing.
 */
class SafetyNetTest {
  private static final GrantedLimits PATIENT = new GrantedLimits(50_000_000, 60_000, 10_000_000);

  private static PluginHost host;
  private static Map<SafetyDevice, Proof> proofs;

  /** Shows that a device works, or fails. */
  private interface Proof {
    void show(EngineBench bench) throws Throwable;
  }

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    host = ChaosPlugin.host(folder);
    proofs = new EnumMap<>(SafetyDevice.class);
    proofs.put(SafetyDevice.TIME_LIMIT, bench -> ends(bench, "SpinsAndChecks", 1_050));
    proofs.put(SafetyDevice.INTERRUPT, bench -> ends(bench, "Sleeps", 1_050));
    proofs.put(SafetyDevice.DETACH, bench -> ends(bench, "Spins", 1_300));
    proofs.put(SafetyDevice.QUARANTINE, SafetyNetTest::takesOutOfService);
    proofs.put(SafetyDevice.DETACHED_CAP, SafetyNetTest::becomesUnready);
    proofs.put(
        SafetyDevice.MEMORY_BUDGET,
        bench -> fails(bench, "AsksForManyBuffers", DiagnosticCode.MEMORY_LIMIT));
    proofs.put(SafetyDevice.ALLOCATION_LIMIT, SafetyNetTest::stopsAllocation);
    proofs.put(
        SafetyDevice.OUTPUT_CONTRACT,
        bench -> fails(bench, "EmitsTooMuch", DiagnosticCode.NODE_CONTRACT));
    proofs.put(
        SafetyDevice.FINITE_SAMPLES,
        bench -> fails(bench, "EmitsNaN", DiagnosticCode.NODE_CONTRACT));
    proofs.put(
        SafetyDevice.BUFFER_SEAL,
        bench -> fails(bench, "WritesAfterEmit", DiagnosticCode.NODE_CONTRACT));
    proofs.put(
        SafetyDevice.CALL_CONFINEMENT,
        bench -> fails(bench, "EmitsFromAnotherThread", DiagnosticCode.NODE_CONTRACT));
    proofs.put(SafetyDevice.QUEUE_EXPIRY, SafetyNetTest::answersWhatWaits);
    proofs.put(SafetyDevice.SPARE_WORKER, SafetyNetTest::streamsGoOn);
    proofs.put(SafetyDevice.MEMORY_STRIKE, SafetyNetTest::strikesForMemory);
  }

  @AfterAll
  static void unload() {
    host.close();
  }

  @ParameterizedTest
  @EnumSource
  void deviceHasAProof(SafetyDevice device) throws Throwable {
    assertNotNull(proofs.get(device));
    try (EngineBench bench = EngineBench.still(host, 2)) {
      proofs.get(device).show(bench);
    }
  }

  @ParameterizedTest
  @EnumSource
  void proofFailsWithoutTheDevice(SafetyDevice device) throws Throwable {
    try (EngineBench bench = EngineBench.still(host, 2, device)) {
      EngineBench.impatiently(
          () -> assertThrows(AssertionError.class, () -> proofs.get(device).show(bench)));
    }
  }

  private static CompletableFuture<ExecutionOutcome> entered(EngineBench bench, String type)
      throws Exception {
    ExecutionRequest request =
        bench.request(bench.plan(type), EngineBench.audio(160, 2), EngineBench.LIMITS);
    CompletableFuture<ExecutionOutcome> outcome = bench.start(request);
    EngineBench.awaitEntered(request);
    return outcome;
  }

  private static void ends(EngineBench bench, String type, long millis) throws Exception {
    CompletableFuture<ExecutionOutcome> outcome = entered(bench, type);
    bench.pass(millis);
    assertEquals(DiagnosticCode.TIME_LIMIT, EngineBench.fault(outcome).code());
  }

  private static void fails(EngineBench bench, String type, DiagnosticCode code) throws Exception {
    assertEquals(code, EngineBench.fault(bench.start(type, 2)).code());
  }

  private static void takesOutOfService(EngineBench bench) throws Exception {
    ends(bench, "Spins", 1_300);
    ends(bench, "Spins", 1_300);
    EngineBench.await("quarantine", () -> !bench.quarantined.isEmpty());
  }

  private static void strikesForMemory(EngineBench bench) throws Exception {
    fails(bench, "AsksForAllMemory", DiagnosticCode.MEMORY_LIMIT);
    fails(bench, "AsksForAllMemory", DiagnosticCode.MEMORY_LIMIT);
    EngineBench.await("quarantine", () -> !bench.quarantined.isEmpty());
  }

  private static void becomesUnready(EngineBench bench) throws Exception {
    for (int i = 0; i < 3; i++) {
      ends(bench, "Spins", 1_300);
    }
    assertFalse(bench.engine.unreadyReasons().isEmpty());
  }

  private static void stopsAllocation(EngineBench bench) throws Exception {
    CompletableFuture<ExecutionOutcome> outcome = entered(bench, "MakesGarbage");
    EngineBench.await(
        "the watchdog sees it",
        () -> {
          bench.pass(0);
          bench.engine.watchdog().look();
          return outcome.isDone();
        });
    assertEquals(DiagnosticCode.ALLOCATION_LIMIT, EngineBench.fault(outcome).code());
  }

  private static void holdAllWorkers(EngineBench bench) throws Exception {
    for (int i = 0; i < 2; i++) {
      ExecutionRequest holding =
          bench.request(bench.plan("Sleeps"), EngineBench.audio(160, 2), PATIENT);
      bench.start(holding);
      EngineBench.awaitEntered(holding);
    }
  }

  private static void answersWhatWaits(EngineBench bench) throws Exception {
    holdAllWorkers(bench);
    try {
      CompletableFuture<ExecutionOutcome> waiting = bench.start("PassThrough", 0);
      bench.pass(1_010);
      assertEquals(DiagnosticCode.TIME_LIMIT, EngineBench.fault(waiting).code());
    } finally {
      bench.pass(60_000);
    }
  }

  private static void streamsGoOn(EngineBench bench) throws Exception {
    holdAllWorkers(bench);
    try {
      Neighbour.start(bench).assertUndisturbed();
    } finally {
      bench.pass(60_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyDeviceIsOnUnlessATestSwitchesItOff(SafetyDevice device) {
    assertTrue(EngineSettings.of(1, 1).has(device));
  }
}
