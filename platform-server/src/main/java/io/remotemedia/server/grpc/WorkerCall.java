package io.remotemedia.server.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.DetachedException;
import io.remotemedia.core.execution.OverloadedException;
import io.remotemedia.server.admission.BatchTicket;
import io.remotemedia.server.admission.Lease;
import io.remotemedia.server.admission.Refusal;
import io.remotemedia.server.admission.RefusalReason;
import io.remotemedia.server.admission.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of the catalogue that needs a worker: it takes a place in the queue of the executions, is
 * bounded as they are, and is answered once.
 *
 * @param <R> the answer
 */
final class WorkerCall<R> {
  private static final Logger log = LoggerFactory.getLogger(WorkerCall.class);

  private final ServerCallStreamObserver<R> call;
  private final Cancellation cancellation = new Cancellation();
  private BatchTicket ticket;

  WorkerCall(ServerCallStreamObserver<R> call) {
    this.call = call;
    call.setOnCancelHandler(() -> cancellation.cancel(ServiceScope.CLIENT_GONE));
  }

  /**
   * Hands over to a worker, or refuses; on the transport thread.
   *
   * @param work answers through {@link #answer} or {@link #fail}
   */
  void submit(ServiceScope scope, Runnable work) {
    try {
      ticket = Lease.current().enterQueue();
    } catch (RefusedException e) {
      call.onError(e.refusal().toException());
      return;
    }
    try {
      scope.engine().workers().submit(() -> run(work));
    } catch (OverloadedException e) {
      ticket.close();
      String message = "the server is busy: " + e.getMessage();
      call.onError(
          new Refusal(RefusalReason.OVERLOADED, message, e.retryAfterMillis()).toException());
    }
  }

  private void run(Runnable work) {
    ticket.start();
    try {
      if (!call.isCancelled()) {
        work.run();
      }
    } catch (DetachedException e) {
      // Answered already, by another thread.
      throw e;
    } catch (Throwable e) {
      log.atError().addKeyValue("event", "call.failed").setCause(e).log("a call failed");
      fail(Status.INTERNAL.withDescription("the server failed; see its log").asRuntimeException());
    } finally {
      ticket.close();
    }
  }

  Cancellation cancellation() {
    return cancellation;
  }

  boolean isCancelled() {
    return call.isCancelled();
  }

  void answer(R answer) {
    call.onNext(answer);
    call.onCompleted();
    // The worker may be lost to a node that does not stop: its place is free all the same.
    ticket.close();
  }

  void fail(StatusRuntimeException failure) {
    call.onError(failure);
    ticket.close();
  }
}
