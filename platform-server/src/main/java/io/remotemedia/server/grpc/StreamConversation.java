package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ChunkOutcome;
import io.remotemedia.core.execution.DetachedException;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.StreamChunk;
import io.remotemedia.core.execution.StreamOptions;
import io.remotemedia.core.execution.StreamSession;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.CurrentCatalog;
import io.remotemedia.protocol.v1.AudioChunk;
import io.remotemedia.protocol.v1.DrainNotice;
import io.remotemedia.protocol.v1.StreamControl;
import io.remotemedia.protocol.v1.StreamInit;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.spi.AudioBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said on one stream, and in which order: {@link StreamState} has the table. A fault is
 * said once and ends it. Used by one owner at a time, except for {@link #lost}, which comes from
 * another thread while the owner is lost in a node, and after which the owner says nothing more.
 */
final class StreamConversation {
  private static final Logger log = LoggerFactory.getLogger(StreamConversation.class);
  private static final int CHUNKS_PER_METRICS = 10;
  private static final Fault CLIENT_CANCELLED =
      Fault.of(DiagnosticCode.CANCELLED, "the client sent COMMAND_CANCEL");

  private final ServiceScope scope;
  private final Cancellation cancellation;
  private final Consumer<StreamResponse> replies;
  private final Consumer<Fault> whenLost;
  private final LongSupplier bufferedSamples;
  private final String sessionId = ServiceScope.newId();
  private final AtomicReference<StreamState> state =
      new AtomicReference<>(StreamState.AWAITING_INIT);
  private StreamSession session;
  private LimitGrant grant;
  private long chunkSequence;
  private long serializationNanos;
  private DrainNotice noticeAfterReady;

  /**
   * A conversation that has not begun.
   *
   * @param replies takes what is said
   * @param whenLost told on another thread when the owner is lost in a node that does not stop
   * @param bufferedSamples samples that were received and wait
   */
  StreamConversation(
      ServiceScope scope,
      Cancellation cancellation,
      Consumer<StreamResponse> replies,
      Consumer<Fault> whenLost,
      LongSupplier bufferedSamples) {
    this.scope = scope;
    this.cancellation = cancellation;
    this.replies = replies;
    this.whenLost = whenLost;
    this.bufferedSamples = bufferedSamples;
  }

  /** Whether everything was said. */
  boolean isOver() {
    return state.get().isFinal();
  }

  void take(StreamRequest message, long receivedNanos) {
    switch (message.getRequestCase()) {
      case INIT -> on(StreamEvent.INIT, "init", () -> init(message.getInit()));
      case AUDIO_CHUNK -> {
        chunkSequence = message.getAudioChunk().getSequence();
        on(StreamEvent.CHUNK, "a chunk", () -> chunk(message.getAudioChunk(), receivedNanos));
      }
      case CONTROL -> command(message.getControl());
      case REQUEST_NOT_SET ->
          on(
              StreamEvent.UNKNOWN,
              "the message has none of init, audio_chunk and control",
              () -> {});
    }
  }

  private void command(StreamControl control) {
    switch (control.getCommand()) {
      case COMMAND_CLOSE ->
          on(StreamEvent.CLOSE_COMMAND, "a command", () -> drained("client_close"));
      case COMMAND_CANCEL -> on(StreamEvent.CANCEL_COMMAND, "a command", this::cancelled);
      case COMMAND_UNSPECIFIED, UNRECOGNIZED ->
          on(
              StreamEvent.UNKNOWN,
              "command %d is unknown; accepted are COMMAND_CLOSE (1) and COMMAND_CANCEL (2)"
                  .formatted(control.getCommandValue()),
              () -> {});
    }
  }

  /** The client sends nothing more. */
  void halfClose() {
    on(StreamEvent.HALF_CLOSE, "", () -> drained("client_close"));
  }

  /** Tells that this instance leaves: at once, or after ready. */
  void notice(DrainNotice notice) {
    if (session == null) {
      noticeAfterReady = notice;
    } else {
      replies.accept(StreamResponse.newBuilder().setDrainNotice(notice).build());
    }
  }

  /** The server shuts down. */
  void drain() {
    on(StreamEvent.DRAIN, "", () -> drained("server_shutdown"));
  }

  /** Nothing came for too long. */
  void idle(long millis) {
    Fault fault =
        Fault.of(
            DiagnosticCode.STREAM_IDLE,
            "nothing was sent for %d ms; the stream is closed, open a new one".formatted(millis));
    on(
        StreamEvent.IDLE,
        "",
        () -> {
          throw new PipelineException(fault);
        });
  }

  /** Nobody listens any more: everything that is held goes back. */
  void abandon(Fault why) {
    on(
        StreamEvent.DISCONNECT,
        "",
        () -> {
          end(StreamState.ABANDONED);
          if (session != null && !session.isEnded()) {
            session.cancel(why);
          }
        });
  }

  /** The owner is lost in a node that does not stop. */
  void lost(Fault fault) {
    if (end(StreamState.FAILED)) {
      sendError(fault);
    }
  }

  /** Does what the state says about an event. */
  private void on(StreamEvent event, String what, Step step) {
    try {
      switch (state.get().on(event)) {
        case OPEN, PROCESS, CLOSE, CANCEL, TIME_OUT, ABANDON -> step.run();
        case REFUSE_BEFORE_INIT ->
            throw refused(
                DiagnosticCode.STREAM_ORDER,
                what + " came before init; send init with a manifest first");
        case REFUSE ->
            throw refused(
                DiagnosticCode.STREAM_MESSAGE,
                event == StreamEvent.INIT
                    ? "init came twice; open a new stream for another pipeline"
                    : what);
        case IGNORE -> {}
      }
    } catch (PipelineException e) {
      fail(e.fault());
    } catch (DetachedException e) {
      throw e;
    } catch (Throwable e) {
      log.atError().addKeyValue("event", "stream.failed").setCause(e).log("a stream failed");
      fail(Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log"));
    }
  }

  private static PipelineException refused(DiagnosticCode code, String message) {
    return new PipelineException(Fault.of(code, message));
  }

  private void init(StreamInit init) throws PipelineException {
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
                            cancellation,
                            whenLost)));
    state.compareAndSet(StreamState.AWAITING_INIT, StreamState.LIVE);
    replies.accept(WireStream.ready(sessionId, executionId, grant));
    if (noticeAfterReady != null) {
      notice(noticeAfterReady);
    }
  }

  private void chunk(AudioChunk chunk, long receivedNanos) throws PipelineException {
    long start = System.nanoTime();
    AudioBuffer audio = WireAudio.decode(chunk.getNodeId(), chunk.getBuffer(), grant);
    serializationNanos += System.nanoTime() - start;
    result(
        session.process(
            new StreamChunk(chunk.getNodeId(), chunk.getSequence(), audio, receivedNanos)));
    if (session.chunks() % CHUNKS_PER_METRICS == 0) {
      replies.accept(
          WireStream.metrics(sessionId, session.statistics(), bufferedSamples.getAsLong()));
    }
  }

  private void result(ChunkOutcome outcome) {
    long start = System.nanoTime();
    StreamResponse message = WireStream.result(outcome);
    serializationNanos += System.nanoTime() - start;
    replies.accept(message);
  }

  private void drained(String reason) throws PipelineException {
    if (session != null) {
      chunkSequence = session.lastSequence();
      session.drain().ifPresent(this::result);
    }
    closed(reason);
  }

  private void cancelled() {
    session.cancel(CLIENT_CANCELLED);
    closed("cancelled");
  }

  private void closed(String reason) {
    if (end(StreamState.CLOSED)) {
      replies.accept(WireStream.closed(sessionId, session, serializationNanos, reason));
    }
  }

  /** Says what went wrong, once, and ends the stream. */
  private void fail(Fault fault) {
    if (!end(StreamState.FAILED)) {
      return;
    }
    if (session != null && !session.isEnded()) {
      session.cancel(fault);
    }
    sendError(fault);
  }

  private void sendError(Fault fault) {
    replies.accept(WireStream.error(fault, sessionId, chunkSequence, session, serializationNanos));
  }

  /** False when it has ended before. */
  private boolean end(StreamState how) {
    StreamState now = state.get();
    return !now.isFinal() && state.compareAndSet(now, how);
  }

  /** A step that may refuse. */
  private interface Step {
    void run() throws PipelineException;
  }
}
