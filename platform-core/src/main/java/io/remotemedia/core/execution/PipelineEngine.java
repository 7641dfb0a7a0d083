package io.remotemedia.core.execution;

import io.remotemedia.core.catalog.PluginClosedException;
import io.remotemedia.core.catalog.TypeQuarantine;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.plan.PipelinePlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs plans: whole buffers in one call, or streams chunk by chunk. Thread-safe. */
public final class PipelineEngine implements AutoCloseable {
  static final String EXECUTION_ID = "execution_id";
  static final String SESSION_ID = "session_id";
  private final EngineSettings settings;
  private final Workers workers;
  private final ExecutionListener listener;
  private final EngineParts parts;
  private final Watchdog watchdog;

  /**
   * An engine for a program of its own: nobody else is harmed by garbage, so no execution is
   * stopped for what it allocates beside its buffers.
   *
   * @param threads number of workers, about as many as cores
   * @param queueCapacity the most unary executions that wait
   * @param listener is told what happened
   */
  public PipelineEngine(int threads, int queueCapacity, ExecutionListener listener) {
    this(
        EngineSettings.of(threads, queueCapacity)
            .withAllocationAllowance(EngineSettings.ANY_ALLOCATION),
        listener,
        TypeQuarantine.NONE);
  }

  /**
   * An engine with its own workers and watchdog.
   *
   * @param settings how it works
   * @param listener is told what happened
   * @param quarantine takes node types out of service that ran away repeatedly
   */
  public PipelineEngine(
      EngineSettings settings, ExecutionListener listener, TypeQuarantine quarantine) {
    this(settings, listener, quarantine, true);
  }

  /** An engine whose watchdog may look only when a test asks it to. */
  PipelineEngine(
      EngineSettings settings,
      ExecutionListener listener,
      TypeQuarantine quarantine,
      boolean watchesItself) {
    this.settings = settings;
    this.workers = new Workers(settings);
    this.listener = listener;
    StrikeLedger ledger = new StrikeLedger(settings, quarantine, workers::rescue);
    this.parts = new EngineParts(settings, workers, ledger, listener);
    this.watchdog = new Watchdog(settings, workers, ledger, listener);
    if (watchesItself) {
      watchdog.start();
    }
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /**
   * Why the engine should get no new work.
   *
   * @return empty when it is well
   */
  public List<String> unreadyReasons() {
    int lost = workers.detached().size();
    boolean tooMany = lost > settings.maxDetached() && settings.has(SafetyDevice.DETACHED_CAP);
    return tooMany
        ? List.of(
            "%d workers are lost in nodes that do not stop, no more than %d may be; restart the server"
                .formatted(lost, settings.maxDetached()))
        : List.of();
  }

  /**
   * The pool on which executions run.
   *
   * @return the workers
   */
  public Workers workers() {
    return workers;
  }

  /**
   * Checks that a client's audio stays within the granted samples, before it is decoded.
   *
   * @param nodeId the node that it is for
   * @param samples all channels together, unsigned
   * @param grant the limits, and who set them
   * @throws PipelineException when there are more
   */
  public static void checkSamples(String nodeId, long samples, LimitGrant grant)
      throws PipelineException {
    InputCheck.samples(nodeId, samples, grant);
  }

  /**
   * Runs a plan on whole buffers, on a worker, and waits for it. Never throws for what goes wrong:
   * that is the outcome. Not for workers, which would wait for themselves.
   *
   * @param request what to run
   * @return how it ended
   * @throws IllegalStateException when the engine is busy beyond its queue, or the caller was
   *     interrupted
   * @throws PluginClosedException when a plugin of the plan is unloaded; nothing has run: plan
   *     again with the current catalogue
   */
  public ExecutionOutcome execute(ExecutionRequest request) {
    CompletableFuture<ExecutionOutcome> outcome = new CompletableFuture<>();
    try {
      workers.submit(
          () -> execute(request, outcome),
          request.receivedNanos() + TimeUnit.MILLISECONDS.toNanos(request.limits().maxTimeMillis()),
          () -> expire(request, outcome::complete));
      return outcome.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PluginClosedException closed
          ? closed
          : new IllegalStateException(e);
    } catch (OverloadedException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void execute(ExecutionRequest request, CompletableFuture<ExecutionOutcome> outcome) {
    try {
      execute(request, outcome::complete);
    } catch (PluginClosedException e) {
      outcome.completeExceptionally(e);
    }
  }

  /**
   * Runs a plan on whole buffers, on the calling worker. Never throws for what goes wrong: that is
   * the outcome. A long execution makes room for live streams that wait, and goes on in a later
   * turn.
   *
   * @param request what to run
   * @param ended told exactly once: on this thread before this method returns; in a later turn, on
   *     whatever worker; or on another thread when a node did not stop and its worker had to be
   *     given up
   * @return false when the execution goes on in a later turn
   * @throws DetachedException when this worker was given up; to be passed on
   * @throws PluginClosedException when a plugin of the plan is unloaded; nothing has run: plan
   *     again with the current catalogue
   */
  public boolean execute(ExecutionRequest request, Consumer<ExecutionOutcome> ended) {
    return new WholeExecution(request, parts, ended).run();
  }

  /**
   * Answers for an execution whose time was over before a worker was free.
   *
   * @param request what did not run
   * @param ended told once, on this thread
   */
  public void expire(ExecutionRequest request, Consumer<ExecutionOutcome> ended) {
    long waited = settings.clock().nanoTime() - request.receivedNanos();
    ExecutionOutcome outcome =
        new ExecutionOutcome.Failed(
            LimitFaults.time(request.grant(), waited),
            ExecutionMetrics.ofQueueing(waited),
            skipped(request.plan()));
    ExecutionLog.ended("execution", outcome);
    listener.executionEnded(outcome);
    ended.accept(outcome);
  }

  /**
   * Opens a stream session. To be used by one owner at a time.
   *
   * @param options what to run
   * @return the session, to be closed by its owner in whatever way it ends
   * @throws PipelineException when data is given that no node takes
   * @throws PluginClosedException when a plugin of the plan is unloaded: plan again with the
   *     current catalogue
   */
  public StreamSession openStream(StreamOptions options) throws PipelineException {
    InputCheck.stream(options.plan(), options.data().keySet());
    StreamSession session = new StreamSession(options, parts);
    listener.streamOpened();
    return session;
  }

  /** Ends workers and timer when the work that was taken is done. */
  @Override
  public void close() {
    workers.close();
    watchdog.close();
  }

  /**
   * The state of the nodes of an execution that never started.
   *
   * @param plan its plan
   * @return every node skipped
   */
  public static List<NodeResult> skipped(PipelinePlan plan) {
    return plan.nodes().stream()
        .map(node -> new NodeResult(node.id(), NodeStatus.SKIPPED, null, Map.of()))
        .toList();
  }
}
