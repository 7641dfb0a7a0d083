package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One execution on whole buffers, from a worker that takes it to the outcome that is told once. */
final class WholeExecution {
  private static final Logger log = LoggerFactory.getLogger(WholeExecution.class);

  /** Time for all nodes of a run to close, before they count as not stopping. */
  static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ExecutionRequest request;
  private final Consumer<ExecutionOutcome> ended;
  private final AtomicBoolean told = new AtomicBoolean();
  private final RunScope scope;
  private final PipelineRun run;
  private final long startNanos;
  private long longestInput;

  /** Set before the nodes are closed: what closing does cannot change it. */
  private volatile ExecutionOutcome decided;

  WholeExecution(ExecutionRequest request, EngineParts engine, Consumer<ExecutionOutcome> ended) {
    this.request = request;
    this.ended = ended;
    this.scope =
        new RunScope(
            request.executionId(), request.grant(), request.cancellation(), engine, this::givenUp);
    this.startNanos = scope.now();
    this.run = new PipelineRun(request.plan(), scope);
  }

  void run() {
    MDC.put(PipelineEngine.EXECUTION_ID, request.executionId());
    try {
      scope.watch().begin(request.receivedNanos() + limitNanos());
      decided = outcome();
      scope.watch().end();
      scope.watch().beginClosing(scope.now() + CLOSING_NANOS);
      run.close();
      scope.watch().end();
      tell(decided);
    } finally {
      MDC.remove(PipelineEngine.EXECUTION_ID);
    }
  }

  private long limitNanos() {
    return TimeUnit.MILLISECONDS.toNanos(request.limits().maxTimeMillis());
  }

  private ExecutionOutcome outcome() {
    try {
      if (scope.has(SafetyDevice.TIME_LIMIT) && waitedNanos() >= limitNanos()) {
        request.cancellation().cancel(LimitFaults.time(request.grant(), waitedNanos()));
      }
      return new ExecutionOutcome.Completed(runWhole(), metrics(), run.results());
    } catch (PipelineException e) {
      return failed(e.fault());
    } catch (DetachedException e) {
      throw e;
    } catch (Throwable e) {
      log.atError().addKeyValue("event", "execution.internal_error").setCause(e).log("a fault");
      return failed(Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log"));
    }
  }

  private long waitedNanos() {
    return startNanos - request.receivedNanos();
  }

  private PipelineOutputs runWhole() throws PipelineException {
    scope.checkCancelled("");
    InputCheck.unary(request.plan(), request.audio().keySet(), request.data().keySet());
    Map<String, AudioFormat> formats = HashMap.newHashMap(request.audio().size());
    for (Map.Entry<String, AudioBuffer> input : request.audio().entrySet()) {
      long samples = input.getValue().sampleCount();
      longestInput = Math.max(longestInput, samples);
      InputCheck.samples(input.getKey(), samples, request.grant());
      formats.put(input.getKey(), input.getValue().format());
    }
    run.plan(formats);
    return run.run(request.audio(), request.data(), false, true);
  }

  private ExecutionOutcome failed(Fault fault) {
    return new ExecutionOutcome.Failed(fault, metrics(), run.results());
  }

  private ExecutionMetrics metrics() {
    ThreadMeter used = scope.watch().used();
    long wall = scope.now() - request.receivedNanos();
    return new ExecutionMetrics(
        wall,
        waitedNanos(),
        used.cpuNanos(),
        used.allocatedBytes(),
        scope.budget().peak(),
        0,
        run.nodeMetrics(),
        scope.limitUse(wall, longestInput));
  }

  /** On another thread: the worker is lost in a node that does not stop. */
  private void givenUp(Fault why) {
    if (decided == null) {
      run.lost(why);
      decided = failed(why);
    }
    tell(decided);
    run.close();
  }

  private void tell(ExecutionOutcome outcome) {
    if (told.compareAndSet(false, true)) {
      ExecutionLog.ended("execution", outcome);
      scope.listener().executionEnded(outcome);
      ended.accept(outcome);
    }
  }
}
