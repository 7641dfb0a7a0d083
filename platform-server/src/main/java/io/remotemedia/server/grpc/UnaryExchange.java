package io.remotemedia.server.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.OverloadedException;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.server.admission.BatchTicket;
import io.remotemedia.server.admission.Lease;
import io.remotemedia.server.admission.Refusal;
import io.remotemedia.server.admission.RefusalReason;
import io.remotemedia.server.admission.RefusedException;
import io.remotemedia.server.transport.InboundBytes;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The transport side of one unary execution: takes the message, a place in the queue, and hands
 * over to a worker once. The message is owned by the transport thread until then, by the worker
 * afterwards.
 */
final class UnaryExchange extends ServerCall.Listener<InboundMessage> implements UnaryReply {
  private enum Phase {
    RECEIVING,
    HANDED_OVER,
    OVER
  }

  private final ServiceScope scope;
  private final ServerCall<InboundMessage, ExecuteResponse> call;
  private final Lease lease = Lease.current();
  private final InboundBytes.Meter meter = InboundBytes.Meter.current();
  private final Cancellation cancellation = new Cancellation();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.RECEIVING);
  private final long startedNanos = System.nanoTime();
  private InboundMessage message;
  private BatchTicket ticket;

  UnaryExchange(ServiceScope scope, ServerCall<InboundMessage, ExecuteResponse> call) {
    this.scope = scope;
    this.call = call;
  }

  long startedNanos() {
    return startedNanos;
  }

  @Override
  public void onMessage(InboundMessage received) {
    if (phase.get() != Phase.RECEIVING) {
      received.close();
    } else if (message != null) {
      received.close();
      giveUp(Status.INTERNAL.withDescription("a unary call has one message, this one has more"));
    } else {
      message = received;
    }
  }

  @Override
  public void onHalfClose() {
    if (message == null) {
      giveUp(Status.INTERNAL.withDescription("the call ended without a message"));
    } else if (phase.compareAndSet(Phase.RECEIVING, Phase.HANDED_OVER)) {
      scope.uploads().over(this);
      handOver(System.nanoTime());
    }
  }

  private void handOver(long receivedNanos) {
    try {
      ticket = lease.enterQueue();
    } catch (RefusedException e) {
      release();
      e.refusal().close(call);
      return;
    }
    try {
      scope.engine().workers().submit(() -> execute(receivedNanos));
    } catch (OverloadedException e) {
      ticket.close();
      release();
      new Refusal(
              RefusalReason.OVERLOADED,
              "the server is busy: " + e.getMessage(),
              e.retryAfterMillis())
          .close(call);
    }
  }

  /** On the worker. */
  private void execute(long receivedNanos) {
    boolean over = true;
    try {
      ticket.start();
      long parseStart = System.nanoTime();
      InboundMessage.Request request = message.request();
      long parseNanos = System.nanoTime() - parseStart;
      UnaryCall execution =
          new UnaryCall(scope, request, this, cancellation, receivedNanos, parseNanos);
      over = execution.run();
    } catch (IOException e) {
      fail(
          Status.INTERNAL.withDescription("the message is no ExecuteRequest").asRuntimeException());
    } finally {
      release();
      if (over) {
        ticket.close();
      }
    }
  }

  @Override
  public void drop() {
    ticket.close();
  }

  @Override
  public void release() {
    if (message != null) {
      message.close();
    }
    if (meter != null) {
      meter.decoded();
    }
  }

  @Override
  public boolean isCancelled() {
    return call.isCancelled();
  }

  @Override
  public void reply(ExecuteResponse response) {
    try {
      call.sendHeaders(new Metadata());
      call.sendMessage(response);
      call.close(Status.OK, new Metadata());
    } finally {
      // The worker may be lost to a node that does not stop: its place is free all the same.
      ticket.close();
    }
  }

  @Override
  public void fail(StatusRuntimeException failure) {
    Metadata trailers = failure.getTrailers();
    try {
      call.close(failure.getStatus(), trailers == null ? new Metadata() : trailers);
    } finally {
      ticket.close();
    }
  }

  /** The upload takes too long, or breaks the protocol. */
  void giveUp(Status status) {
    if (phase.compareAndSet(Phase.RECEIVING, Phase.OVER)) {
      scope.uploads().over(this);
      release();
      call.close(status, new Metadata());
    }
  }

  @Override
  public void onCancel() {
    cancellation.cancel(ServiceScope.CLIENT_GONE);
    if (phase.compareAndSet(Phase.RECEIVING, Phase.OVER)) {
      scope.uploads().over(this);
      release();
    }
  }
}
