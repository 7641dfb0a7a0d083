package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One execution on whole buffers, from a worker that takes it to the outcome that is told once. A
 * long one may take several turns on workers, with live streams served in between.
 */
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
  private BlockSplit split;
  private ThreadMeter used = ThreadMeter.NOTHING;
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

  /** The first turn; false when more are to come. */
  boolean run() {
    return turn(this::whole);
  }

  /** A turn on a worker; makes room and comes back later when there is no outcome yet. */
  private boolean turn(Work work) {
    MDC.put(PipelineEngine.EXECUTION_ID, request.executionId());
    try {
      scope.watch().begin(request.receivedNanos() + limitNanos());
      decided = outcome(work);
      if (decided == null) {
        used = used.plus(scope.watch().used());
      }
      scope.watch().end();
      if (decided == null) {
        scope.workers().resume(() -> turn(this::blocks));
        return false;
      }
      close();
      tell(decided);
      return true;
    } finally {
      MDC.remove(PipelineEngine.EXECUTION_ID);
    }
  }

  private void close() {
    scope.watch().beginClosing(scope.now() + CLOSING_NANOS);
    run.close();
    scope.watch().end();
  }

  private long limitNanos() {
    return TimeUnit.MILLISECONDS.toNanos(request.limits().maxTimeMillis());
  }

  /** Null when it is to be continued. */
  private ExecutionOutcome outcome(Work work) {
    try {
      if (scope.has(SafetyDevice.TIME_LIMIT) && waitedNanos() >= limitNanos()) {
        request.cancellation().cancel(LimitFaults.time(request.grant(), waitedNanos()));
      }
      scope.checkCancelled("");
      PipelineOutputs outputs = work.run();
      return outputs == null
          ? null
          : new ExecutionOutcome.Completed(outputs, metrics(), run.results());
    } catch (PipelineException e) {
      return failed(e.fault());
    } catch (DetachedException e) {
      throw e;
    } catch (Throwable e) {
      HostFaults.tell(e);
      log.atError().addKeyValue("event", "execution.internal_error").setCause(e).log("a fault");
      return failed(Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log"));
    }
  }

  private long waitedNanos() {
    return startNanos - request.receivedNanos();
  }

  private PipelineOutputs whole() throws PipelineException {
    InputCheck.unary(request.plan(), request.audio().keySet(), request.data().keySet());
    Map<String, AudioFormat> formats = HashMap.newHashMap(request.audio().size());
    for (Map.Entry<String, AudioBuffer> input : request.audio().entrySet()) {
      long samples = input.getValue().sampleCount();
      longestInput = Math.max(longestInput, samples);
      InputCheck.samples(input.getKey(), samples, request.grant());
      formats.put(input.getKey(), input.getValue().format());
    }
    run.plan(formats);
    split = BlockSplit.suits(request) ? inBlocks() : null;
    return split == null ? run.run(request.audio(), request.data(), false, true) : blocks();
  }

  private BlockSplit inBlocks() throws PipelineException {
    try {
      BlockSplit blocks = BlockSplit.of(request, run, scope.budget());
      if (blocks != null) {
        // A pass charges its block; the rest of the input is there all the time as well.
        AudioBuffer input = request.audio().values().iterator().next();
        scope.budget().charge(input.byteSize(), "the audio input");
      }
      return blocks;
    } catch (NodeException e) {
      throw new PipelineException(Fault.of(DiagnosticCode.MEMORY_LIMIT, e.getMessage()), e);
    }
  }

  /** Block after block, until all is done or live streams wait; null in the latter case. */
  private PipelineOutputs blocks() throws PipelineException {
    while (true) {
      boolean last = split.isLast();
      split.add(run.run(split.next(), Map.of(), false, last));
      if (last) {
        return split.outputs();
      }
      if (scope.workers().liveWaiting()) {
        return null;
      }
    }
  }

  private ExecutionOutcome failed(Fault fault) {
    return new ExecutionOutcome.Failed(fault, metrics(), run.results());
  }

  private ExecutionMetrics metrics() {
    ThreadMeter all = used.plus(scope.watch().used());
    long wall = scope.now() - request.receivedNanos();
    return new ExecutionMetrics(
        wall,
        waitedNanos(),
        all.cpuNanos(),
        all.allocatedBytes(),
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

  /** What is done in one turn; null when it is to be continued. */
  private interface Work {
    PipelineOutputs run() throws PipelineException;
  }
}
