package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.spi.GrantedLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes that do not end: by the clock of the test, with a neighbour that streams on throughout. The
 * limit is one second, a worker is given up 250 ms later.
 */
class RunawayTest {
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
    bench = EngineBench.still(host, 2);
    neighbour = Neighbour.start(bench);
  }

  @AfterEach
  void stop() {
    neighbour.assertUndisturbed();
    bench.close();
  }

  private CompletableFuture<ExecutionOutcome> entered(String type) throws Exception {
    ExecutionRequest request =
        bench.request(bench.plan(type), EngineBench.audio(160, 2), EngineBench.LIMITS);
    CompletableFuture<ExecutionOutcome> outcome = bench.start(request);
    EngineBench.awaitEntered(request);
    return outcome;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Spins", "SwallowsInterrupt", "SpinsInOpen"})
  void nodeThatDoesNotStopLosesItsWorkerAfterTheLimitAndAQuarterSecond(String type)
      throws Exception {
    CompletableFuture<ExecutionOutcome> outcome = entered(type);
    bench.pass(1_200);
    assertFalse(outcome.isDone());
    assertEquals(0, bench.engine.workers().detached().size());
    bench.pass(100);
    ExecutionOutcome.Failed failed = (ExecutionOutcome.Failed) EngineBench.outcome(outcome);
    assertEquals(DiagnosticCode.TIME_LIMIT, failed.fault().code());
    assertEquals("n0", failed.fault().nodeId());
    String message = failed.fault().message();
    assertTrue(message.contains("the time limit of 1000 ms (the server's default;"), message);
    assertTrue(message.contains("(" + type + ") did not stop within 250 ms"), message);
    assertEquals(NodeStatus.FAILED, failed.nodes().getFirst().status());
    assertTrue(failed.metrics().nodes().get("n0").executionNanos() >= 1_250_000_000L);
    DetachedThread lost = bench.engine.workers().detached().getFirst();
    assertEquals(type, lost.nodeType());
    assertTrue(lost.stack().stream().anyMatch(frame -> frame.contains("Chaos")), lost::toString);
    assertEquals(1, bench.told.detached.get());
    assertTrue(bench.engine.unreadyReasons().isEmpty());
    assertTrue(bench.engine.workers().threads().size() >= 2, "the pool is whole again");
    neighbour.assertStreams();
  }

  @Test
  void nodeThatIsInterruptedEndsAtTheLimitAndKeepsItsWorker() throws Exception {
    CompletableFuture<ExecutionOutcome> outcome = entered("Sleeps");
    bench.pass(990);
    assertFalse(outcome.isDone());
    bench.pass(20);
    assertEquals(DiagnosticCode.TIME_LIMIT, EngineBench.fault(outcome).code());
    assertEquals(0, bench.told.detached.get());
    CompletableFuture<ExecutionOutcome> again = entered("Sleeps");
    bench.pass(1_020);
    EngineBench.fault(again);
    assertTrue(bench.quarantined.isEmpty());
  }

  @Test
  void nodeThatChecksEndsAtTheLimit() throws Exception {
    CompletableFuture<ExecutionOutcome> outcome = entered("SpinsAndChecks");
    bench.pass(1_010);
    assertEquals(DiagnosticCode.TIME_LIMIT, EngineBench.fault(outcome).code());
    assertEquals(0, bench.told.detached.get());
  }

  @Test
  void secondRunawayTakesTheTypeOutOfService() throws Exception {
    CompletableFuture<ExecutionOutcome> first = entered("Spins");
    bench.pass(1_300);
    EngineBench.fault(first);
    assertTrue(bench.quarantined.isEmpty());
    CompletableFuture<ExecutionOutcome> second = entered("Spins");
    bench.pass(1_300);
    EngineBench.fault(second);
    EngineBench.await("quarantine", () -> !bench.quarantined.isEmpty());
    assertTrue(
        bench.quarantined.getFirst().startsWith("Spins: its nodes ran away 2 times"),
        bench.quarantined::toString);
  }

  @Test
  void strikesAreForgottenAfterTenMinutes() throws Exception {
    CompletableFuture<ExecutionOutcome> first = entered("Spins");
    bench.pass(1_300);
    EngineBench.fault(first);
    bench.pass(600_010);
    CompletableFuture<ExecutionOutcome> second = entered("Spins");
    bench.pass(1_300);
    EngineBench.fault(second);
    bench.release();
    assertTrue(bench.quarantined.isEmpty());
  }

  @Test
  void tooManyLostWorkersMakeTheEngineUnreadyUntilTheyComeBack() throws Exception {
    for (int i = 0; i < 3; i++) {
      CompletableFuture<ExecutionOutcome> outcome = entered("Spins");
      bench.pass(1_300);
      EngineBench.fault(outcome);
      assertEquals(i == 2, !bench.engine.unreadyReasons().isEmpty());
    }
    assertTrue(
        bench.engine.unreadyReasons().getFirst().startsWith("3 workers are lost"),
        bench.engine.unreadyReasons()::toString);
    bench.release();
    assertTrue(bench.engine.unreadyReasons().isEmpty());
  }

  @Test
  void nodeThatDoesNotCloseCannotChangeTheOutcome() throws Exception {
    ExecutionRequest request =
        bench.request(bench.plan("SpinsInClose"), EngineBench.audio(160, 0), EngineBench.LIMITS);
    CompletableFuture<ExecutionOutcome> outcome = bench.start(request);
    EngineBench.awaitEntered(request);
    bench.pass(1_400);
    assertTrue(EngineBench.outcome(outcome) instanceof ExecutionOutcome.Completed);
    assertEquals(1, bench.engine.workers().detached().size());
  }

  @Test
  void cancellationReachesANodeThatBlocksAtOnceAndOneThatSpinsAQuarterSecondLater()
      throws Exception {
    Fault gone = Fault.of(DiagnosticCode.CANCELLED, "the client has gone");
    for (String type : new String[] {"Sleeps", "SpinsAndChecks", "Spins"}) {
      Cancellation cancellation = new Cancellation();
      ExecutionRequest request =
          bench.request(
              bench.plan(type), EngineBench.audio(160, 2), EngineBench.LIMITS, cancellation);
      CompletableFuture<ExecutionOutcome> outcome = bench.start(request);
      EngineBench.awaitEntered(request);
      cancellation.cancel(gone);
      if (type.equals("Spins")) {
        bench.pass(270);
      }
      assertEquals(DiagnosticCode.CANCELLED, EngineBench.fault(outcome).code());
    }
    assertEquals(1, bench.told.detached.get());
  }

  @Test
  void streamWhoseNodeDoesNotStopIsToldOnAnotherThread() throws Exception {
    CompletableFuture<Fault> told = new CompletableFuture<>();
    PipelinePlan plan = bench.plan("PassThrough", "Spins");
    StreamSession session =
        bench.engine.openStream(
            new StreamOptions(
                "stream",
                "session",
                plan,
                Map.of(),
                LimitGrant.byDefault(EngineBench.LIMITS),
                new Cancellation(),
                told::complete));
    Mailbox mailbox = bench.engine.workers().mailbox();
    CompletableFuture<Throwable> unwound = new CompletableFuture<>();
    mailbox.post(
        () -> {
          try {
            session.process(chunk(0, 0));
            session.process(chunk(1, 2));
          } catch (Throwable e) {
            unwound.complete(e);
          }
        });
    EngineBench.await(
        "the node is entered", () -> "stream".equals(System.getProperty("chaos.entered")));
    bench.pass(1_300);
    Fault fault = told.get();
    assertEquals(DiagnosticCode.TIME_LIMIT, fault.code());
    assertEquals("n1", fault.nodeId());
    assertTrue(session.isEnded());
    assertEquals(1, session.chunks());
    assertEquals(2, session.metrics().nodes().get("n0").calls());
    EngineBench.await("streams counted back", () -> bench.told.streams.get() == 1);
    bench.release();
    assertTrue(unwound.get() instanceof DetachedException);
  }

  private StreamChunk chunk(long sequence, float first) {
    return new StreamChunk("", sequence, EngineBench.audio(160, first), bench.now());
  }

  @Test
  void workThatWaitsBeyondItsLimitIsAnsweredAtTheLimitAndNeverStarts() throws Exception {
    GrantedLimits patient = new GrantedLimits(50_000_000, 60_000, 10_000_000);
    for (int i = 0; i < 2; i++) {
      ExecutionRequest holding =
          bench.request(bench.plan("Sleeps"), EngineBench.audio(160, 2), patient);
      bench.start(holding);
      // The neighbour never lets a worker be idle: what is due first runs first.
      bench.pass(260);
      EngineBench.awaitEntered(holding);
    }
    CompletableFuture<ExecutionOutcome> waiting = bench.start("PassThrough", 0);
    bench.pass(990);
    assertFalse(waiting.isDone());
    bench.pass(20);
    ExecutionOutcome.Failed failed = (ExecutionOutcome.Failed) EngineBench.outcome(waiting);
    assertEquals(DiagnosticCode.TIME_LIMIT, failed.fault().code());
    assertEquals(NodeStatus.SKIPPED, failed.nodes().getFirst().status());
    bench.pass(60_000);
    assertNotEquals(0, bench.told.executions.get());
  }

  @Test
  void streamsGoOnWhileWholeBuffersHoldAllWorkers() throws Exception {
    CompletableFuture<ExecutionOutcome> first = entered("Sleeps");
    ExecutionRequest request =
        bench.request(bench.plan("Sleeps"), EngineBench.audio(160, 2), EngineBench.LIMITS);
    CompletableFuture<ExecutionOutcome> second = bench.start(request);
    bench.pass(260);
    EngineBench.awaitEntered(request);
    neighbour.assertStreams();
    neighbour.assertStreams();
    assertFalse(first.isDone() || second.isDone());
    bench.pass(1_020);
    EngineBench.fault(first);
    EngineBench.fault(second);
  }
}
