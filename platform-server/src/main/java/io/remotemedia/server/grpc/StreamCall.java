package io.remotemedia.server.grpc;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.Mailbox;
import io.remotemedia.protocol.v1.DrainNotice;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;

/**
 * The transport side of one stream. Messages go into a mailbox, so that one worker at a time owns
 * the conversation and an idle stream holds no thread. The next message is asked for only when the
 * one before is finished and the reader keeps up: neither side can pile up more than one.
 */
final class StreamCall implements StreamObserver<StreamRequest> {
  private final ServerCallStreamObserver<StreamResponse> call;
  private final StreamRegistry registry;
  private final Mailbox mailbox;
  private final Cancellation cancellation = new Cancellation();
  private final StreamConversation conversation;
  private boolean wantsNext;
  private volatile boolean refused;

  StreamCall(
      ServiceScope scope, ServerCallStreamObserver<StreamResponse> call, StreamRegistry registry) {
    this.call = call;
    this.registry = registry;
    this.mailbox = scope.engine().workers().mailbox();
    this.conversation = new StreamConversation(scope, cancellation, this::send);
  }

  /** Takes over the flow control and asks for the first message. */
  void start() {
    call.disableAutoRequest();
    call.setOnReadyHandler(this::requestIfReady);
    call.setOnCancelHandler(this::gone);
    next();
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
    mailbox.post(() -> step(() -> conversation.take(message, receivedNanos)));
  }

  @Override
  public void onCompleted() {
    if (!refused) {
      mailbox.post(() -> step(() -> conversation.close("client_close")));
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
    mailbox.post(() -> step(() -> conversation.close("server_shutdown")));
  }

  private void gone() {
    cancellation.cancel(ServiceScope.CLIENT_GONE);
    mailbox.post(
        () -> {
          conversation.abandon();
          registry.remove(this);
        });
  }

  private void step(Runnable step) {
    if (conversation.isOver()) {
      return;
    }
    step.run();
    if (conversation.isOver()) {
      registry.remove(this);
      if (!call.isCancelled()) {
        call.onCompleted();
      }
    } else {
      next();
    }
  }

  private void send(StreamResponse message) {
    if (!call.isCancelled()) {
      call.onNext(message);
    }
  }

  private synchronized void next() {
    wantsNext = true;
    requestIfReady();
  }

  /** Called from workers and from the transport when the reader has caught up. */
  private synchronized void requestIfReady() {
    if (wantsNext && call.isReady()) {
      wantsNext = false;
      call.request(1);
    }
  }
}
