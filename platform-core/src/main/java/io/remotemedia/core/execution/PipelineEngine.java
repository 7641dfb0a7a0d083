package io.remotemedia.core.execution;

import io.remotemedia.core.catalog.PluginClosedException;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs plans: whole buffers in one call, or streams chunk by chunk. Thread-safe. */
public final class PipelineEngine implements AutoCloseable {
  static final String EXECUTION_ID = "execution_id";
  static final String SESSION_ID = "session_id";
  private static final Logger log = LoggerFactory.getLogger(PipelineEngine.class);

  private final Workers workers;
  private final ExecutionListener listener;
  private final DeadlineTimer deadlines = new DeadlineTimer();

  /**
   * An engine with its own workers.
   *
   * @param threads number of workers, about as many as cores
   * @param queueCapacity the most unary executions that wait
   * @param listener is told what happened
   */
  public PipelineEngine(int threads, int queueCapacity, ExecutionListener listener) {
    this.workers = new Workers(threads, queueCapacity);
    this.listener = listener;
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
   * @param limits what was granted
   * @throws PipelineException when there are more
   */
  public static void checkSamples(String nodeId, long samples, GrantedLimits limits)
      throws PipelineException {
    InputCheck.samples(nodeId, samples, limits);
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
      workers.submit(() -> execute(request, outcome));
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
   * the outcome.
   *
   * @param request what to run
   * @param ended told exactly once: on this thread before this method returns, or on another thread
   *     when a node did not stop and this worker had to be given up
   * @throws DetachedException when this worker was given up; to be passed on
   * @throws PluginClosedException when a plugin of the plan is unloaded; nothing has run: plan
   *     again with the current catalogue
   */
  public void execute(ExecutionRequest request, Consumer<ExecutionOutcome> ended) {
    MDC.put(EXECUTION_ID, request.executionId());
    try {
      ExecutionOutcome outcome = new UnaryExecution(request).outcome();
      ExecutionLog.ended("execution", outcome);
      listener.executionEnded(outcome);
      ended.accept(outcome);
    } finally {
      MDC.remove(EXECUTION_ID);
    }
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
    StreamSession session = new StreamSession(options, deadlines, listener);
    listener.streamOpened();
    return session;
  }

  /** Ends workers and timer when the work that was taken is done. */
  @Override
  public void close() {
    workers.close();
    deadlines.close();
  }

  /** One execution on whole buffers. */
  private final class UnaryExecution {
    private final ExecutionRequest request;
    private final RunScope scope;
    private final PipelineRun run;
    private final long startNanos = System.nanoTime();
    private final ThreadMeter startMeter = ThreadMeter.read();

    UnaryExecution(ExecutionRequest request) {
      this.request = request;
      this.scope =
          new RunScope(
              request.executionId(),
              request.limits(),
              new MemoryBudget(request.limits().maxMemoryBytes()),
              request.cancellation());
      this.run = new PipelineRun(request.plan(), scope);
    }

    ExecutionOutcome outcome() {
      long limit = TimeUnit.MILLISECONDS.toNanos(request.limits().maxTimeMillis());
      long remaining = limit - (startNanos - request.receivedNanos());
      if (remaining <= 0) {
        request.cancellation().cancel(DeadlineTimer.exceeded(request.limits()));
      }
      Future<?> deadline = deadlines.start(request.cancellation(), request.limits(), remaining);
      try (run) {
        return completed(runWhole());
      } catch (PipelineException e) {
        return failed(e.fault());
      } catch (Throwable e) {
        log.atError().addKeyValue("event", "execution.internal_error").setCause(e).log("a fault");
        return failed(Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log"));
      } finally {
        deadline.cancel(false);
      }
    }

    private PipelineOutputs runWhole() throws PipelineException {
      InputCheck.unary(request.plan(), request.audio().keySet(), request.data().keySet());
      Map<String, AudioFormat> formats = HashMap.newHashMap(request.audio().size());
      for (Map.Entry<String, AudioBuffer> input : request.audio().entrySet()) {
        InputCheck.samples(input.getKey(), input.getValue().sampleCount(), request.limits());
        formats.put(input.getKey(), input.getValue().format());
      }
      run.plan(formats);
      return run.run(request.audio(), request.data(), false, true);
    }

    private ExecutionOutcome completed(PipelineOutputs outputs) {
      return new ExecutionOutcome.Completed(outputs, metrics(), run.results());
    }

    private ExecutionOutcome failed(Fault fault) {
      return new ExecutionOutcome.Failed(fault, metrics(), run.results());
    }

    private ExecutionMetrics metrics() {
      ThreadMeter used = ThreadMeter.read().since(startMeter);
      long now = System.nanoTime();
      return new ExecutionMetrics(
          now - request.receivedNanos(),
          startNanos - request.receivedNanos(),
          used.cpuNanos(),
          used.allocatedBytes(),
          scope.budget().peak(),
          0,
          run.nodeMetrics());
    }
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
