package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ChunkOutcome;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.PipelineOutputs;
import io.remotemedia.core.execution.StreamChunk;
import io.remotemedia.core.execution.StreamOptions;
import io.remotemedia.core.execution.StreamSession;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.CurrentCatalog;
import io.remotemedia.protocol.v1.AudioChunk;
import io.remotemedia.protocol.v1.ChunkResult;
import io.remotemedia.protocol.v1.DrainNotice;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.StreamClosed;
import io.remotemedia.protocol.v1.StreamControl;
import io.remotemedia.protocol.v1.StreamInit;
import io.remotemedia.protocol.v1.StreamReady;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.spi.AudioBuffer;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said on one stream, and in which order: init, ready, chunks and results, closed. A fault
 * is said once and ends it. Used by one owner at a time.
 */
final class StreamConversation {
  private static final Logger log = LoggerFactory.getLogger(StreamConversation.class);
  private static final int CHUNKS_PER_METRICS = 10;

  /** 100 ms at 16 kHz: small enough for live use, large enough to be cheap. */
  private static final long RECOMMENDED_CHUNK_SAMPLES = 1_600;

  private static final long MAX_BUFFER_LATENCY_MS = 100;
  private static final Fault CLIENT_CANCELLED =
      Fault.of(DiagnosticCode.CANCELLED, "the client sent COMMAND_CANCEL");

  private final ServiceScope scope;
  private final Cancellation cancellation;
  private final Consumer<StreamResponse> replies;
  private final String sessionId = ServiceScope.newId();
  private StreamSession session;
  private LimitGrant grant;
  private long chunkSequence;
  private boolean over;
  private DrainNotice noticeAfterReady;

  StreamConversation(
      ServiceScope scope, Cancellation cancellation, Consumer<StreamResponse> replies) {
    this.scope = scope;
    this.cancellation = cancellation;
    this.replies = replies;
  }

  /** Whether everything was said. */
  boolean isOver() {
    return over;
  }

  void take(StreamRequest message, long receivedNanos) {
    guarded(
        () -> {
          switch (message.getRequestCase()) {
            case INIT -> init(message.getInit());
            case AUDIO_CHUNK -> chunk(message.getAudioChunk(), receivedNanos);
            case CONTROL -> control(message.getControl());
            case REQUEST_NOT_SET ->
                throw order("the message has none of init, audio_chunk and control");
          }
        });
  }

  /** Tells that this instance leaves: at once, or after ready. */
  void notice(DrainNotice notice) {
    if (session == null) {
      noticeAfterReady = notice;
    } else {
      send(StreamResponse.newBuilder().setDrainNotice(notice));
    }
  }

  /** Drains and says goodbye. */
  void close(String reason) {
    guarded(
        () -> {
          if (session != null) {
            chunkSequence = session.lastSequence();
            session.drain().ifPresent(this::result);
          }
          closed(reason);
        });
  }

  /** Nobody listens any more: everything that is held goes back. */
  void abandon() {
    over = true;
    if (session != null && !session.isEnded()) {
      session.cancel(ServiceScope.CLIENT_GONE);
    }
  }

  private void init(StreamInit init) throws PipelineException {
    if (session != null) {
      throw order("init came twice; open a new stream for another pipeline");
    }
    scope.compatibility().require(init.getClientVersion());
    grant = scope.grant(init.getResourceLimits());
    ManifestSource source =
        WireManifest.of(init.hasManifest(), init.getManifest(), init.getManifestJson());
    Map<String, Object> data = ServiceScope.data(init.getDataInputsMap());
    String executionId = ServiceScope.newId();
    session =
        CurrentCatalog.use(
            scope.catalog(),
            catalog ->
                scope
                    .engine()
                    .openStream(
                        new StreamOptions(
                            executionId,
                            sessionId,
                            scope.planner().plan(source, catalog),
                            data,
                            grant,
                            cancellation)));
    send(
        StreamResponse.newBuilder()
            .setReady(
                StreamReady.newBuilder()
                    .setSessionId(sessionId)
                    .setRecommendedChunkSize(RECOMMENDED_CHUNK_SAMPLES)
                    .setMaxBufferLatencyMs(MAX_BUFFER_LATENCY_MS)
                    .setGrantedLimits(WireMetrics.limits(grant.limits()))
                    .setExecutionId(executionId)));
    if (noticeAfterReady != null) {
      notice(noticeAfterReady);
    }
  }

  private void chunk(AudioChunk chunk, long receivedNanos) throws PipelineException {
    chunkSequence = chunk.getSequence();
    if (session == null) {
      throw order("a chunk came before init; send init with a manifest first");
    }
    AudioBuffer audio = WireAudio.decode(chunk.getNodeId(), chunk.getBuffer(), grant.limits());
    result(
        session.process(
            new StreamChunk(chunk.getNodeId(), chunk.getSequence(), audio, receivedNanos)));
    if (session.statistics().chunks() % CHUNKS_PER_METRICS == 0) {
      send(
          StreamResponse.newBuilder()
              .setMetrics(WireMetrics.stream(sessionId, session.statistics())));
    }
  }

  private void control(StreamControl control) throws PipelineException {
    if (session == null) {
      throw order("a command came before init; send init with a manifest first");
    }
    switch (control.getCommand()) {
      case COMMAND_CLOSE -> close("client_close");
      case COMMAND_CANCEL -> {
        session.cancel(CLIENT_CANCELLED);
        closed("cancelled");
      }
      case COMMAND_UNSPECIFIED, UNRECOGNIZED ->
          throw new PipelineException(
              Fault.of(
                  DiagnosticCode.STREAM_ORDER,
                  "command %d is unknown; accepted are COMMAND_CLOSE (1) and COMMAND_CANCEL (2)"
                      .formatted(control.getCommandValue())));
    }
  }

  private void result(ChunkOutcome outcome) {
    ChunkResult.Builder result =
        ChunkResult.newBuilder()
            .setSequence(outcome.sequence())
            .setProcessingTimeMs(outcome.processingNanos() / WireMetrics.NANOS_PER_MILLI)
            .setTotalSamplesProcessed(outcome.totalSamples())
            .setDiscontinuity(outcome.missingChunks() > 0)
            .setMissingChunks(outcome.missingChunks());
    PipelineOutputs outputs = outcome.outputs();
    outputs.audio().forEach((id, audio) -> result.putAudioOutputs(id, WireAudio.encode(audio)));
    outputs.data().keySet().forEach(id -> result.putDataOutputs(id, outputs.dataJson(id)));
    send(StreamResponse.newBuilder().setResult(result));
  }

  private void closed(String reason) {
    StreamClosed.Builder closed = StreamClosed.newBuilder().setSessionId(sessionId);
    if (session != null) {
      closed.setFinalMetrics(WireMetrics.metrics(session.metrics()));
    }
    over = true;
    send(StreamResponse.newBuilder().setClosed(closed.setReason(reason)));
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (PipelineException e) {
      fail(e.fault());
    } catch (Throwable e) {
      log.atError().addKeyValue("event", "stream.failed").setCause(e).log("a stream failed");
      fail(Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log"));
    }
  }

  /** Says what went wrong, once, and ends the stream. */
  private void fail(Fault fault) {
    if (over) {
      return;
    }
    over = true;
    ErrorResponse.Builder error =
        WireFaults.full(fault)
            .setStreamErrorType(WireFaults.streamType(fault.code()))
            .setFailingSequence(chunkSequence)
            .setSessionId(sessionId);
    if (session != null) {
      if (!session.isEnded()) {
        session.cancel(fault);
      }
      error
          .setMetrics(WireMetrics.metrics(session.metrics()))
          .addAllNodeResults(WireMetrics.results(session.nodeResults()));
    }
    send(StreamResponse.newBuilder().setError(error));
  }

  private static PipelineException order(String message) {
    return new PipelineException(Fault.of(DiagnosticCode.STREAM_ORDER, message));
  }

  private void send(StreamResponse.Builder message) {
    replies.accept(message.build());
  }

  /** A step that may refuse. */
  private interface Step {
    void run() throws PipelineException;
  }
}
