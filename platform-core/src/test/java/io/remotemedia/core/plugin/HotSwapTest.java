package io.remotemedia.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.EngineSettings;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.ExecutionRequest;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.execution.StreamChunk;
import io.remotemedia.core.execution.StreamOptions;
import io.remotemedia.core.execution.StreamSession;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.CurrentCatalog;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin is replaced 200 times under load: no call fails, nothing of the old ones stays. */
class HotSwapTest {
  private static final int SWAPS = 200;
  private static final int WARM_UP_SWAPS = 20;
  private static final AudioFormat MONO = new AudioFormat(16_000, 1, SampleFormat.F32);
  private static final AudioBuffer AUDIO = AudioBuffer.of(MONO, new float[160]);
  private static final ManifestSource MANIFEST =
      new ManifestSource.JsonText(
          """
          {"version":"v1","metadata":{"name":"swap"},
           "nodes":[{"id":"a","node_type":"Stamp"},{"id":"b","node_type":"Stamp"}],
           "connections":[{"from":"a","to":"b"}]}
          """);

  @TempDir private Path folder;
  private PluginHost host;
  private PipelineEngine engine;
  private final ManifestPlanner planner = new ManifestPlanner();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final Set<Object> stamps = ConcurrentHashMap.newKeySet();
  private final AtomicLong executions = new AtomicLong();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** Emits audio, and which of the many copies of its classes it is. */
  private static PluginJarFixture stamp() {
    return new PluginJarFixture("stamp", "1.0.0")
        .factory(
            "Stamp",
            "static final String STAMP = java.util.UUID.randomUUID().toString();",
            """
            return NodeDescriptor.of("Stamp", "1.0.0", "A fixture.")
                .takes(SignalKind.AUDIO).emits(SignalKind.AUDIO, SignalKind.DATA).build();""")
        .compile(
            "StampNode",
            """
            package fixture;
            import io.remotemedia.spi.*;
            public class StampNode implements Node {
              public void open(NodeContext context) {}
              public NodeOutcome process(NodeInput in, NodeOutput out) throws NodeException {
                out.emitData(StampFactory.STAMP);
                if (in.audio().frames() > 0) { out.emit(in.audio()); }
                return NodeOutcome.PRODUCED;
              }
              public NodeOutcome flush(NodeInput in, NodeOutput out) throws NodeException {
                process(in, out);
                return NodeOutcome.DONE;
              }
              public void reset() {}
              public void close() {}
            }
            """);
  }

  @BeforeEach
  void open() throws Exception {
    stamp().writeTo(folder.resolve("stamp.jar"));
    host = PluginHost.open(PluginHostOptions.live(List.of(folder)));
    host.onCatalogChange(catalog -> planner.forgetOlderThan(catalog.revision()));
    engine = new PipelineEngine(EngineSettings.of(2, 64), ExecutionListener.NONE, host);
  }

  @AfterEach
  void close() {
    engine.close();
    host.close();
  }

  private void executeUntilStopped() {
    while (!stopped.get()) {
      try {
        ExecutionOutcome outcome =
            CurrentCatalog.use(
                host::catalog,
                catalog ->
                    engine.execute(
                        new ExecutionRequest(
                            "e",
                            planner.plan(MANIFEST, catalog),
                            Map.of("a", AUDIO),
                            Map.of(),
                            LimitsPolicy.STANDARD.grant(0, 0, 0),
                            new Cancellation(),
                            System.nanoTime())));
        executions.incrementAndGet();
        check(outcome);
      } catch (PipelineException e) {
        failures.add(e.fault().toString());
      } catch (RuntimeException e) {
        failures.add(e.toString());
      }
    }
  }

  private void check(ExecutionOutcome outcome) {
    switch (outcome) {
      case ExecutionOutcome.Completed done -> {
        Set<Object> seen = Set.copyOf(done.outputs().data().values().stream().toList());
        if (seen.size() != 1) {
          failures.add("one execution, several versions: " + seen);
        }
        stamps.addAll(seen);
      }
      case ExecutionOutcome.Failed failed -> failures.add(failed.fault().toString());
    }
  }

  private static long metaspaceBytes() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .findFirst()
        .orElseThrow()
        .getUsed();
  }

  private long inMemory() {
    return host.leaving().stream()
        .filter(left -> left.stage() != LeavingPlugin.Stage.UNLOADED)
        .count();
  }

  private void awaitUnloaded() {
    Eventually.holds(Duration.ofSeconds(30), () -> inMemory() == 0, () -> host.leaving());
  }

  @Test
  void noCallFailsAndNothingStays() throws Exception {
    List<Thread> load = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      load.add(Thread.ofPlatform().start(this::executeUntilStopped));
    }
    StreamSession stream = openStream();
    long sequence = 0;
    long before = 0;
    for (int swap = 0; swap < SWAPS; swap++) {
      if (swap == WARM_UP_SWAPS) {
        before = metaspaceBytes();
      }
      assertEquals(PluginState.ACTIVE, host.reload("stamp").getFirst().state());
      stream.process(new StreamChunk("a", sequence++, AUDIO, System.nanoTime()));
    }
    stopped.set(true);
    for (Thread thread : load) {
      thread.join();
    }
    stream.drain();
    // Its plan holds the node types that it started with.
    stream = null;
    assertEquals(List.of(), List.copyOf(failures).stream().distinct().toList());
    awaitUnloaded();
    long growth = metaspaceBytes() - before;
    System.err.printf(
        "%d swaps, %d executions on %d versions, 0 failures, metaspace %+d bytes%n",
        SWAPS, executions.get(), stamps.size(), growth);
    assertTrue(stamps.size() > SWAPS / 4, () -> "versions seen: " + stamps.size());
    assertTrue(growth <= 2 << 20, () -> "metaspace grew by " + growth);
  }

  private StreamSession openStream() throws PipelineException {
    return CurrentCatalog.use(
        host::catalog,
        catalog ->
            engine.openStream(
                new StreamOptions(
                    "e",
                    "s",
                    planner.plan(MANIFEST, catalog),
                    Map.of(),
                    LimitsPolicy.STANDARD.grant(0, 0, 0),
                    new Cancellation())));
  }
}
