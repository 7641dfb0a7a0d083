package io.remotemedia.core.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plugin.PluginHost;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executions that end in every possible way leave nothing behind. */
class LeakTest {
  private static final int EXECUTIONS = 10_000;
  private static final int BESIDE = 64;
  private static final String[] TYPES = {
    "PassThrough",
    "Adds",
    "ThrowsChecked",
    "OverflowsStack",
    "ReturnsNull",
    "CreatesNull",
    "EmitsTooMuch",
    "EmitsNaN",
    "WritesAfterEmit",
    "AsksForOneBuffer",
    "AsksForAllMemory"
  };
  private static final Fault GONE = Fault.of(DiagnosticCode.CANCELLED, "the client has gone");

  private static PluginHost host;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    host = ChaosPlugin.host(folder);
  }

  @AfterAll
  static void unload() {
    host.close();
  }

  @Test
  void nothingIsLeftOfTenThousandExecutions() throws Exception {
    Random random = new Random(11);
    try (EngineBench bench = EngineBench.live(host, 2)) {
      long users = users(bench);
      Semaphore beside = new Semaphore(BESIDE);
      AtomicInteger ended = new AtomicInteger();
      for (int i = 0; i < EXECUTIONS; i++) {
        beside.acquire();
        String type = TYPES[random.nextInt(TYPES.length)];
        Runnable over =
            () -> {
              ended.incrementAndGet();
              beside.release();
            };
        if (i % 4 == 0) {
          stream(bench, type, random.nextInt(5), over);
        } else {
          whole(bench, type, random.nextInt(8) == 0, over);
        }
      }
      beside.acquire(BESIDE);
      assertEquals(EXECUTIONS, ended.get());
      assertEquals(EXECUTIONS * 3 / 4, bench.told.executions.get());
      EngineBench.await("all workers are idle", () -> bench.engine.workers().busy() == 0);
      assertEquals(0, bench.told.streams.get());
      assertEquals(0, bench.engine.workers().inFlight());
      assertEquals(0, bench.engine.workers().waiting());
      assertEquals(0, bench.engine.workers().detached().size());
      assertTrue(bench.engine.workers().threads().size() <= 3);
      assertEquals(users, users(bench), "every plugin was let go");
    }
  }

  private static long users(EngineBench bench) throws Exception {
    NodeType type = bench.plan("Adds").nodes().getFirst().type();
    return type.boundary().uses().users();
  }

  private static void whole(EngineBench bench, String type, boolean cancels, Runnable over)
      throws Exception {
    Cancellation cancellation = new Cancellation();
    PipelinePlan plan = bench.plan("Adds", type, "Adds");
    bench
        .start(bench.request(plan, EngineBench.audio(64, 2), EngineBench.LIMITS, cancellation))
        .thenRun(over);
    if (cancels) {
      cancellation.cancel(GONE);
    }
  }

  private static void stream(EngineBench bench, String type, int ending, Runnable over)
      throws Exception {
    Cancellation cancellation = new Cancellation();
    StreamSession session =
        bench.engine.openStream(
            new StreamOptions(
                "stream",
                "session",
                bench.plan("Adds", type),
                Map.of(),
                LimitGrant.byDefault(EngineBench.LIMITS),
                cancellation));
    CompletableFuture.runAsync(
            () -> {
              try {
                session.process(
                    new StreamChunk("", 0, EngineBench.audio(64, 0), System.nanoTime()));
                session.process(
                    new StreamChunk("", 1, EngineBench.audio(64, 2), System.nanoTime()));
                switch (ending) {
                  case 0 -> session.drain();
                  case 1 -> session.cancel(GONE);
                  case 2 -> cancellation.cancel(GONE);
                  case 3 ->
                      session.process(
                          new StreamChunk("", 1, EngineBench.audio(64, 0), System.nanoTime()));
                  default -> {}
                }
                session.cancel(GONE);
              } catch (io.remotemedia.core.diagnostic.PipelineException e) {
                // One of the ways to end.
              }
            },
            bench.engine.workers().mailbox()::post)
        .whenComplete((nothing, thrown) -> over.run());
  }
}
