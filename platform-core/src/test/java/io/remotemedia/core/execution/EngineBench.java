package io.remotemedia.core.execution;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.TypeQuarantine;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import io.remotemedia.spi.SampleFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.function.Executable;

/**
 * An engine with the nodes of a plugin host, whose clock stands still until the test moves it and
 * whose watchdog looks when the test asks it to.
 */
final class EngineBench implements AutoCloseable {
  static final AudioFormat MONO = new AudioFormat(16_000, 1, SampleFormat.F32);
  static final GrantedLimits LIMITS = new GrantedLimits(50_000_000, 1_000, 10_000_000);
  private static final long PATIENCE_MILLIS = 20_000;

  /** Shorter where a test shows that something does not happen. */
  private static volatile long patienceMillis = PATIENCE_MILLIS;

  /** What the engine told. */
  static final class Told implements ExecutionListener {
    final AtomicInteger executions = new AtomicInteger();
    final AtomicInteger streams = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();
    final AtomicInteger detached = new AtomicInteger();

    @Override
    public void executionEnded(ExecutionOutcome outcome) {
      executions.incrementAndGet();
    }

    @Override
    public void streamOpened() {
      streams.incrementAndGet();
    }

    @Override
    public void streamEnded(ExecutionOutcome outcome) {
      streams.decrementAndGet();
    }

    @Override
    public void contractBroken(NodeType type) {
      broken.incrementAndGet();
    }

    @Override
    public void nodeDetached(NodeType type) {
      detached.incrementAndGet();
    }
  }

  final PipelineEngine engine;
  final Told told = new Told();
  final List<String> quarantined = new CopyOnWriteArrayList<>();
  private final AtomicLong stillNanos = new AtomicLong(System.nanoTime());
  private final boolean still;
  private final PluginHost host;
  private final ManifestPlanner planner = new ManifestPlanner();
  private final AtomicInteger numbers = new AtomicInteger();

  private EngineBench(PluginHost host, int workers, Set<SafetyDevice> off, boolean still) {
    this.host = host;
    this.still = still;
    TypeQuarantine quarantine = (type, reason) -> quarantined.add(type.name() + ": " + reason);
    EngineSettings settings =
        EngineSettings.of(workers, 20_000)
            .withDetach(250, 2, 2)
            .withAllocationAllowance(0)
            .withClock(this::now)
            .without(off);
    System.clearProperty("chaos.release");
    System.clearProperty("chaos.entered");
    engine = new PipelineEngine(settings, told, quarantine, !still);
  }

  /** The clock stands still until it is moved. */
  static EngineBench still(PluginHost host, int workers, SafetyDevice... off) {
    return new EngineBench(host, workers, Set.of(off), true);
  }

  /** Real time, and a watchdog that looks by itself. */
  static EngineBench live(PluginHost host, int workers, SafetyDevice... off) {
    return new EngineBench(host, workers, Set.of(off), false);
  }

  long now() {
    return still ? stillNanos.get() : System.nanoTime();
  }

  /** Moves the clock in steps of the watchdog's, looking after each. */
  void pass(long millis) {
    for (long i = 0; i < millis; i += 10) {
      stillNanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(10));
      engine.watchdog().look();
    }
  }

  PipelinePlan plan(String... types) throws PipelineException {
    StringBuilder nodes = new StringBuilder();
    StringBuilder edges = new StringBuilder();
    for (int i = 0; i < types.length; i++) {
      String comma = i == 0 ? "" : ",";
      nodes.append(
          "%s{\"id\":\"n%d\",\"node_type\":\"%s\",\"params\":{}}".formatted(comma, i, types[i]));
      edges.append(
          i == 0
              ? ""
              : (i == 1 ? "" : ",") + "{\"from\":\"n%d\",\"to\":\"n%d\"}".formatted(i - 1, i));
    }
    return planOf(nodes.toString(), edges.toString());
  }

  PipelinePlan planOf(String nodes, String connections) throws PipelineException {
    String json =
        "{\"version\":\"v1\",\"metadata\":{\"name\":\"t\"},\"nodes\":[%s],\"connections\":[%s]}"
            .formatted(nodes, connections);
    return planner.plan(new ManifestSource.JsonText(json), host.catalog());
  }

  ExecutionRequest request(PipelinePlan plan, AudioBuffer audio, GrantedLimits limits) {
    return request(plan, audio, limits, new Cancellation());
  }

  ExecutionRequest request(
      PipelinePlan plan, AudioBuffer audio, GrantedLimits limits, Cancellation cancellation) {
    return new ExecutionRequest(
        "execution-" + numbers.incrementAndGet(),
        plan,
        Map.of(plan.audioSources().getFirst().id(), audio),
        Map.of(),
        new LimitGrant(
            limits, LimitOrigin.CLIENT, LimitOrigin.SERVER_DEFAULT, LimitOrigin.SERVER_MAXIMUM),
        cancellation,
        now());
  }

  /** Starts an execution; it goes on until it ends or is ended. */
  CompletableFuture<ExecutionOutcome> start(ExecutionRequest request) {
    CompletableFuture<ExecutionOutcome> outcome = new CompletableFuture<>();
    try {
      engine
          .workers()
          .submit(
              () -> engine.execute(request, outcome::complete),
              request.receivedNanos()
                  + TimeUnit.MILLISECONDS.toNanos(request.limits().maxTimeMillis()),
              () -> engine.expire(request, outcome::complete));
    } catch (OverloadedException e) {
      throw new AssertionError(e);
    }
    return outcome;
  }

  CompletableFuture<ExecutionOutcome> start(String type, float firstSample) throws Exception {
    return start(request(plan(type), audio(160, firstSample), LIMITS));
  }

  static AudioBuffer audio(int frames, float firstSample) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (i % 97) / 97f;
    }
    samples[0] = firstSample;
    return AudioBuffer.of(MONO, samples);
  }

  static ExecutionOutcome outcome(CompletableFuture<ExecutionOutcome> future) throws Exception {
    try {
      return future.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no outcome", e);
    }
  }

  static Fault fault(CompletableFuture<ExecutionOutcome> future) throws Exception {
    ExecutionOutcome outcome = outcome(future);
    if (outcome instanceof ExecutionOutcome.Failed failed) {
      return failed.fault();
    }
    throw new AssertionError("expected a failure, got " + outcome);
  }

  /** Runs something that is expected to wait in vain. */
  static void impatiently(Executable task) throws Throwable {
    patienceMillis = 300;
    try {
      task.execute();
    } finally {
      patienceMillis = PATIENCE_MILLIS;
    }
  }

  /** Waits, without sleeping long, for something that another thread does. */
  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      Thread.yield();
    }
  }

  /** Waits until a node of this execution has begun to misbehave. */
  static void awaitEntered(ExecutionRequest request) {
    await(
        "the node is entered",
        () -> request.executionId().equals(System.getProperty("chaos.entered")));
  }

  /** Lets every node that waits for it go on. */
  void release() {
    System.setProperty("chaos.release", "true");
    patienceMillis = PATIENCE_MILLIS;
    await("all lost workers have come back", () -> engine.workers().detached().isEmpty());
  }

  @Override
  public void close() {
    release();
    engine.close();
  }
}
