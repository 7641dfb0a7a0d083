package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One stream: chunks in sequence through one run of a graph. Used by one owner at a time, on a
 * worker; ended exactly once, by {@link #drain}, {@link #cancel} or the first fault. There is no
 * limit to its life; limits count per chunk.
 */
public final class StreamSession {
  private static final Logger log = LoggerFactory.getLogger(StreamSession.class);

  private final StreamOptions options;
  private final RunScope scope;
  private final PipelineRun run;
  private final StreamRecorder recorder = new StreamRecorder();
  private final Map<String, AudioFormat> formats = HashMap.newHashMap(1);
  private final long openedNanos;
  private final AtomicBoolean told = new AtomicBoolean();
  private Map<String, Object> undeliveredData;
  private long nextSequence;
  private volatile boolean ended;

  StreamSession(StreamOptions options, EngineParts engine) {
    this.options = options;
    this.undeliveredData = options.data();
    this.scope =
        new RunScope(
            options.executionId(), options.grant(), options.cancellation(), engine, this::givenUp);
    this.openedNanos = scope.now();
    this.run = new PipelineRun(options.plan(), scope);
  }

  /**
   * Processes a chunk.
   *
   * @param chunk the chunk
   * @return what it came to
   * @throws PipelineException when the chunk does not fit or a node fails; the session has ended
   * @throws DetachedException when this worker was given up; to be passed on
   */
  public ChunkOutcome process(StreamChunk chunk) throws PipelineException {
    if (ended) {
      throw new PipelineException(
          Fault.of(DiagnosticCode.STREAM_ORDER, "the stream has ended; open a new one"));
    }
    return guarded(() -> processChecked(chunk));
  }

  private ChunkOutcome processChecked(StreamChunk chunk) throws PipelineException {
    long start = scope.now();
    long queued = start - chunk.receivedNanos();
    AudioBuffer audio = chunk.audio();
    long missing = advance(chunk.sequence());
    PlannedNode source = InputCheck.source(options.plan(), chunk.nodeId());
    InputCheck.samples(source.id(), audio.sampleCount(), options.grant());
    Map<String, Object> data = undeliveredData;
    undeliveredData = Map.of();
    PipelineOutputs outputs =
        watched(
            queued,
            () -> {
              checkFormat(source.id(), audio);
              return run.run(Map.of(source.id(), audio), data, missing > 0, false);
            });
    long end = scope.now();
    boolean late = recorder.answered(audio, queued, end - chunk.receivedNanos());
    scope.listener().chunkProcessed(queued, end - start, late);
    return new ChunkOutcome(
        chunk.sequence(), outputs, queued, end - start, late, recorder.totalSamples(), missing);
  }

  private long advance(long sequence) throws PipelineException {
    if (Long.compareUnsigned(sequence, nextSequence) < 0) {
      throw new PipelineException(
          Fault.of(
              DiagnosticCode.STREAM_SEQUENCE,
              "chunk %s comes after chunk %s; the sequence number must be %s or higher"
                  .formatted(
                      Long.toUnsignedString(sequence),
                      Long.toUnsignedString(nextSequence - 1),
                      Long.toUnsignedString(nextSequence))));
    }
    if (sequence == -1L) {
      throw new PipelineException(
          Fault.of(
              DiagnosticCode.STREAM_SEQUENCE,
              "chunk %s is the last number there is; the sequence counts from 0"
                  .formatted(Long.toUnsignedString(sequence))));
    }
    long missing = sequence - nextSequence;
    recorder.missed(missing);
    nextSequence = sequence + 1;
    return missing;
  }

  private void checkFormat(String sourceId, AudioBuffer audio) throws PipelineException {
    AudioFormat known = formats.putIfAbsent(sourceId, audio.format());
    if (known == null) {
      run.plan(formats);
    } else if (!known.equals(audio.format())) {
      throw new PipelineException(
          Fault.ofNode(
              DiagnosticCode.STREAM_FORMAT_CHANGE,
              sourceId,
              "the stream for node \"%s\" began as %s, this chunk is %s; open a new stream for another format"
                  .formatted(sourceId, known, audio.format())));
    }
  }

  /**
   * Ends the stream in order: everything that is still inside comes out.
   *
   * @return the tail, if there is any, under the last sequence number
   * @throws PipelineException when a node fails; the session has ended all the same
   * @throws DetachedException when this worker was given up; to be passed on
   */
  public Optional<ChunkOutcome> drain() throws PipelineException {
    if (ended) {
      return Optional.empty();
    }
    return guarded(
        () -> {
          long start = scope.now();
          PipelineOutputs tail =
              watched(
                  0,
                  () -> {
                    run.plan(formats);
                    return run.run(Map.of(), undeliveredData, false, true);
                  });
          end(null);
          long nanos = scope.now() - start;
          return tail.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new ChunkOutcome(
                      lastSequence(), tail, 0, nanos, false, recorder.totalSamples(), 0));
        });
  }

  /**
   * Ends the stream at once: what is still inside is dropped.
   *
   * @param reason why, for the log; what cancelled it first stays the reason
   */
  public void cancel(Fault reason) {
    options.cancellation().cancel(reason);
    putMdc();
    try {
      end(options.cancellation().reason());
    } finally {
      clearMdc();
    }
  }

  /**
   * Whether the stream has ended.
   *
   * @return true after drain, cancel or a fault
   */
  public boolean isEnded() {
    return ended;
  }

  /**
   * The sequence number of the last chunk that was taken.
   *
   * @return 0 before the first
   */
  public long lastSequence() {
    return nextSequence == 0 ? 0 : nextSequence - 1;
  }

  /**
   * Chunks that were answered.
   *
   * @return 0 or more
   */
  public long chunks() {
    return recorder.chunks();
  }

  /**
   * What the stream used so far.
   *
   * @return the metrics
   */
  public ExecutionMetrics metrics() {
    ThreadMeter used = recorder.used();
    return new ExecutionMetrics(
        scope.now() - openedNanos,
        recorder.queueNanos(),
        used.cpuNanos(),
        used.allocatedBytes(),
        scope.budget().peak(),
        0,
        run.nodeMetrics(),
        scope.limitUse(recorder.longestNanos(), recorder.longestChunk()));
  }

  /**
   * Where the stream stands.
   *
   * @return the figures
   */
  public StreamStatistics statistics() {
    return recorder.statistics(scope.budget().peak());
  }

  /**
   * The state of every node.
   *
   * @return one element for each node, in topological order
   */
  public List<NodeResult> nodeResults() {
    return run.results();
  }

  private PipelineOutputs watched(long queuedNanos, Step<PipelineOutputs> step)
      throws PipelineException {
    long limit = TimeUnit.MILLISECONDS.toNanos(options.limits().maxTimeMillis());
    if (queuedNanos >= limit && scope.has(SafetyDevice.TIME_LIMIT)) {
      options.cancellation().cancel(LimitFaults.time(options.grant(), queuedNanos));
    }
    scope.watch().begin(scope.now() + limit - queuedNanos);
    try {
      scope.checkCancelled("");
      return step.run();
    } finally {
      if (!scope.watch().isGivenUp()) {
        recorder.used(scope.watch().used());
        scope.watch().end();
      }
    }
  }

  private <T> T guarded(Step<T> step) throws PipelineException {
    putMdc();
    try {
      scope.checkCancelled("");
      return step.run();
    } catch (PipelineException e) {
      end(e.fault());
      throw e;
    } catch (DetachedException e) {
      throw e;
    } catch (Throwable e) {
      HostFaults.tell(e);
      log.atError().addKeyValue("event", "stream.internal_error").setCause(e).log("a fault");
      Fault fault = Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log");
      end(fault);
      throw new PipelineException(fault, e);
    } finally {
      clearMdc();
    }
  }

  private void end(Fault fault) {
    if (ended) {
      return;
    }
    ended = true;
    scope.watch().beginClosing(scope.now() + WholeExecution.CLOSING_NANOS);
    run.close();
    scope.watch().end();
    tell(fault);
  }

  /** On another thread: the worker is lost in a node that does not stop. */
  private void givenUp(Fault why) {
    ended = true;
    recorder.used(scope.watch().used());
    run.lost(why);
    tell(why);
    options.givenUp().accept(why);
    run.close();
  }

  private void tell(Fault fault) {
    if (!told.compareAndSet(false, true)) {
      return;
    }
    ExecutionOutcome outcome =
        fault == null
            ? new ExecutionOutcome.Completed(
                new PipelineOutputs(Map.of(), Map.of()), metrics(), nodeResults())
            : new ExecutionOutcome.Failed(fault, metrics(), nodeResults());
    ExecutionLog.ended("stream", outcome);
    scope.listener().streamEnded(outcome);
  }

  private void putMdc() {
    MDC.put(PipelineEngine.EXECUTION_ID, options.executionId());
    MDC.put(PipelineEngine.SESSION_ID, options.sessionId());
  }

  private static void clearMdc() {
    MDC.remove(PipelineEngine.EXECUTION_ID);
    MDC.remove(PipelineEngine.SESSION_ID);
  }

  /** A step that may refuse. */
  private interface Step<T> {
    T run() throws PipelineException;
  }
}
