package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.GrantedLimits;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What all nodes of one run share. */
final class RunScope {
  private final String executionId;
  private final LimitGrant grant;
  private final Cancellation cancellation;
  private final EngineParts engine;
  private final MemoryBudget budget;
  private final Watch watch;
  private boolean heardNonFinite;

  /**
   * The scope of a run.
   *
   * @param givenUp ends the execution on another thread when its worker was given up
   */
  RunScope(
      String executionId,
      LimitGrant grant,
      Cancellation cancellation,
      EngineParts engine,
      Consumer<Fault> givenUp) {
    this.executionId = executionId;
    this.grant = grant;
    this.cancellation = cancellation;
    this.engine = engine;
    this.budget = new MemoryBudget(grant, engine.settings());
    this.watch = new Watch(cancellation, grant, budget, engine.settings(), givenUp);
  }

  String executionId() {
    return executionId;
  }

  LimitGrant grant() {
    return grant;
  }

  GrantedLimits limits() {
    return grant.limits();
  }

  Cancellation cancellation() {
    return cancellation;
  }

  MemoryBudget budget() {
    return budget;
  }

  Watch watch() {
    return watch;
  }

  EngineSettings settings() {
    return engine.settings();
  }

  ExecutionListener listener() {
    return engine.listener();
  }

  StrikeLedger ledger() {
    return engine.ledger();
  }

  Workers workers() {
    return engine.workers();
  }

  long now() {
    return engine.settings().clock().nanoTime();
  }

  boolean has(SafetyDevice device) {
    return engine.settings().has(device);
  }

  /** Takes note of what a client sends: NaN that goes in may come out. */
  void hear(AudioBuffer audio) {
    if (!heardNonFinite && has(SafetyDevice.FINITE_SAMPLES)) {
      heardNonFinite = !FiniteSamples.hold(audio);
    }
  }

  boolean heardNonFinite() {
    return heardNonFinite;
  }

  /** What was used of each limit. */
  List<LimitUse> limitUse(long longestNanos, long longestInput) {
    GrantedLimits limits = limits();
    return List.of(
        new LimitUse("max_memory_bytes", limits.maxMemoryBytes(), budget.peak(), grant.memory()),
        new LimitUse(
            "max_timeout_ms",
            limits.maxTimeMillis(),
            TimeUnit.NANOSECONDS.toMillis(longestNanos),
            grant.time()),
        new LimitUse("max_audio_samples", limits.maxAudioSamples(), longestInput, grant.samples()));
  }

  /** Leaves the run when it shall end. */
  void checkCancelled(String nodeId) throws PipelineException {
    if (cancellation.isCancelled()) {
      throw new PipelineException(cancellation.reason().at(nodeId));
    }
  }
}
