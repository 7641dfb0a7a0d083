package io.remotemedia.server.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.Mailbox;
import io.remotemedia.protocol.v1.DrainNotice;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;

/**
 * The transport side of one stream. Messages go into a mailbox, so that one worker at a time owns
 * the conversation and an idle stream holds no thread. The next message is asked for only while
 * {@link StreamInbox} has room and the reader keeps up: neither side can pile up more than that.
 */
final class StreamCall implements StreamObserver<StreamRequest> {
  private final ServerCallStreamObserver<StreamResponse> call;
  private final StreamRegistry registry;
  private final Mailbox mailbox;
  private final Cancellation cancellation = new Cancellation();
  private final StreamConversation conversation;
  private final StreamInbox inbox = new StreamInbox();
  private final StreamPatience patience;
  private volatile boolean refused;

  StreamCall(
      ServiceScope scope, ServerCallStreamObserver<StreamResponse> call, StreamRegistry registry) {
    this.call = call;
    this.registry = registry;
    this.mailbox = scope.engine().workers().mailbox();
    this.patience = registry.newPatience();
    this.conversation =
        new StreamConversation(scope, cancellation, this::send, this::lost, inbox::waitingSamples);
  }

  /** Takes over the flow control and asks for the first message. */
  void start() {
    call.disableAutoRequest();
    call.setOnReadyHandler(this::requestIfRoom);
    call.setOnCancelHandler(this::gone);
    requestIfRoom();
  }

  void refuse(StatusRuntimeException status) {
    refused = true;
    call.onError(status);
  }

  @Override
  public void onNext(StreamRequest message) {
    if (refused) {
      return;
    }
    long receivedNanos = System.nanoTime();
    patience.heard(receivedNanos);
    StreamInbox.Entry entry = inbox.add(message);
    mailbox.post(
        () -> {
          try {
            step(() -> conversation.take(message, receivedNanos));
          } finally {
            inbox.remove(entry);
            patience.heard(System.nanoTime());
            requestIfRoom();
          }
        },
        receivedNanos + entry.durationNanos());
    requestIfRoom();
  }

  @Override
  public void onCompleted() {
    if (!refused) {
      mailbox.post(() -> step(conversation::halfClose));
    }
  }

  @Override
  public void onError(Throwable thrown) {
    gone();
  }

  /** The server is about to shut down: the client is told, and the stream goes on. */
  void notice(DrainNotice notice) {
    mailbox.post(
        () -> {
          if (!conversation.isOver()) {
            conversation.notice(notice);
          }
        });
  }

  /** The server shuts down: the tail, then the end. */
  void drain() {
    mailbox.post(() -> step(conversation::drain));
  }

  /** Ends a stream on which nothing was said, or whose reader does not read, for too long. */
  void check(long nowNanos) {
    switch (patience.judge(nowNanos, call.isReady(), mailbox.pending() > 0)) {
      case FINE -> {}
      case IDLE -> mailbox.post(() -> step(() -> conversation.idle(patience.idleMillis())));
      case STALLED -> cut();
    }
  }

  private void cut() {
    String why =
        "the client has read nothing for %d ms; the stream is cut"
            .formatted(patience.stallMillis());
    Fault fault = Fault.of(DiagnosticCode.CANCELLED, why);
    cancellation.cancel(fault);
    mailbox.post(
        () -> {
          if (!conversation.isOver()) {
            conversation.abandon(fault);
            registry.remove(this);
            call.onError(Status.RESOURCE_EXHAUSTED.withDescription(why).asRuntimeException());
          }
        });
  }

  private void gone() {
    cancellation.cancel(ServiceScope.CLIENT_GONE);
    mailbox.post(
        () -> {
          conversation.abandon(ServiceScope.CLIENT_GONE);
          registry.remove(this);
        });
  }

  /** On another thread, while the owner of the mailbox is lost in a node. */
  private void lost(Fault fault) {
    conversation.lost(fault);
    complete();
  }

  private void step(Runnable step) {
    if (conversation.isOver()) {
      return;
    }
    step.run();
    if (conversation.isOver()) {
      complete();
    }
  }

  private void complete() {
    registry.remove(this);
    if (!call.isCancelled()) {
      call.onCompleted();
    }
  }

  private void send(StreamResponse message) {
    if (!call.isCancelled()) {
      call.onNext(message);
    }
  }

  /** Called from workers and from the transport when the reader has caught up. */
  private void requestIfRoom() {
    if (call.isReady() && inbox.askForOne()) {
      call.request(1);
    }
  }
}
