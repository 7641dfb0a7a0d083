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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One stream: chunks in sequence through one run of a graph. Used by one owner at a time, on a
 * worker; ended exactly once, by {@link #drain}, {@link #cancel} or the first fault.
 */
public final class StreamSession {
  private static final Logger log = LoggerFactory.getLogger(StreamSession.class);

  private final StreamOptions options;
  private final DeadlineTimer deadlines;
  private final ExecutionListener listener;
  private final RunScope scope;
  private final PipelineRun run;
  private final Map<String, AudioFormat> formats = new HashMap<>();
  private final long openedNanos = System.nanoTime();
  private ThreadMeter used = new ThreadMeter(0, 0);
  private Map<String, Object> undeliveredData;
  private long nextSequence;
  private long chunks;
  private long latencyNanos;
  private long queueNanos;
  private long totalSamples;
  private long missingChunks;
  private boolean ended;

  StreamSession(StreamOptions options, DeadlineTimer deadlines, ExecutionListener listener) {
    this.options = options;
    this.deadlines = deadlines;
    this.listener = listener;
    this.undeliveredData = options.data();
    this.scope =
        new RunScope(
            options.executionId(),
            options.limits(),
            new MemoryBudget(options.limits().maxMemoryBytes()),
            options.cancellation());
    this.run = new PipelineRun(options.plan(), scope);
  }

  /**
   * Processes a chunk.
   *
   * @param chunk the chunk
   * @return what it came to
   * @throws PipelineException when the chunk does not fit or a node fails; the session has ended
   */
  public ChunkOutcome process(StreamChunk chunk) throws PipelineException {
    return guarded(() -> processChecked(chunk));
  }

  private ChunkOutcome processChecked(StreamChunk chunk) throws PipelineException {
    long start = System.nanoTime();
    long missing = advance(chunk.sequence());
    PlannedNode source = InputCheck.source(options.plan(), chunk.nodeId());
    checkFormat(source.id(), chunk.audio());
    InputCheck.samples(source.id(), chunk.audio().sampleCount(), options.limits());
    Map<String, Object> data = undeliveredData;
    undeliveredData = Map.of();
    PipelineOutputs outputs =
        timed(
            start - chunk.receivedNanos(),
            () -> run.run(Map.of(source.id(), chunk.audio()), data, missing > 0, false));
    totalSamples += chunk.audio().sampleCount();
    chunks++;
    long end = System.nanoTime();
    queueNanos += start - chunk.receivedNanos();
    latencyNanos += end - chunk.receivedNanos();
    return new ChunkOutcome(chunk.sequence(), outputs, end - start, totalSamples, missing);
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
    long missing = sequence - nextSequence;
    missingChunks += missing;
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
   */
  public Optional<ChunkOutcome> drain() throws PipelineException {
    if (ended) {
      return Optional.empty();
    }
    return guarded(
        () -> {
          long start = System.nanoTime();
          run.plan(formats);
          PipelineOutputs tail = timed(0, () -> run.run(Map.of(), undeliveredData, false, true));
          end(null);
          long last = Math.max(0, nextSequence - 1);
          long nanos = System.nanoTime() - start;
          return tail.isEmpty()
              ? Optional.empty()
              : Optional.of(new ChunkOutcome(last, tail, nanos, totalSamples, 0));
        });
  }

  /**
   * Ends the stream at once: what is still inside is dropped.
   *
   * @param reason why, for the log; what cancelled it first stays the reason
   */
  public void cancel(Fault reason) {
    options.cancellation().cancel(reason);
    MDC.put(PipelineEngine.EXECUTION_ID, options.executionId());
    MDC.put(PipelineEngine.SESSION_ID, options.sessionId());
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
   * What the stream used so far.
   *
   * @return the metrics
   */
  public ExecutionMetrics metrics() {
    return new ExecutionMetrics(
        System.nanoTime() - openedNanos,
        queueNanos,
        used.cpuNanos(),
        used.allocatedBytes(),
        scope.budget().peak(),
        0,
        run.nodeMetrics());
  }

  /**
   * Where the stream stands.
   *
   * @return the figures
   */
  public StreamStatistics statistics() {
    return new StreamStatistics(
        chunks,
        chunks == 0 ? 0 : latencyNanos / chunks,
        totalSamples,
        missingChunks,
        scope.budget().peak());
  }

  /**
   * The state of every node.
   *
   * @return one element for each node, in topological order
   */
  public List<NodeResult> nodeResults() {
    return run.results();
  }

  private PipelineOutputs timed(long queuedNanos, Step<PipelineOutputs> step)
      throws PipelineException {
    long limit = TimeUnit.MILLISECONDS.toNanos(options.limits().maxTimeMillis());
    if (limit - queuedNanos <= 0) {
      options.cancellation().cancel(DeadlineTimer.exceeded(options.limits()));
    }
    Future<?> deadline =
        deadlines.start(options.cancellation(), options.limits(), limit - queuedNanos);
    ThreadMeter start = ThreadMeter.read();
    try {
      return step.run();
    } finally {
      deadline.cancel(false);
      used = used.plus(ThreadMeter.read().since(start));
    }
  }

  private <T> T guarded(Step<T> step) throws PipelineException {
    MDC.put(PipelineEngine.EXECUTION_ID, options.executionId());
    MDC.put(PipelineEngine.SESSION_ID, options.sessionId());
    try {
      scope.checkCancelled("");
      return step.run();
    } catch (PipelineException e) {
      end(e.fault());
      throw e;
    } catch (Throwable e) {
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
    run.close();
    ExecutionOutcome outcome =
        fault == null
            ? new ExecutionOutcome.Completed(
                new PipelineOutputs(Map.of(), Map.of()), metrics(), nodeResults())
            : new ExecutionOutcome.Failed(fault, metrics(), nodeResults());
    ExecutionLog.ended("stream", outcome);
    listener.streamEnded(outcome);
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
