package io.remotemedia.server.admission;

import io.grpc.Context;
import io.grpc.Deadline;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one call holds of its caller's quota, from its headers to its end. */
public final class Lease implements AutoCloseable {
  private static final Context.Key<Lease> KEY = Context.key("remotemedia-admission-lease");

  private final AdmissionControl control;
  private final WorkKind kind;
  private final CallerUse use;
  private final BatchQueue.Patience patience;
  private final Deadline deadline;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(
      AdmissionControl control,
      WorkKind kind,
      CallerUse use,
      BatchQueue.Patience patience,
      Deadline deadline) {
    this.control = control;
    this.kind = kind;
    this.use = use;
    this.patience = patience;
    this.deadline = deadline;
  }

  /**
   * The lease of the call that is handled on this transport thread.
   *
   * @return never null within a call that passed the admission interceptor
   */
  public static Lease current() {
    return KEY.get();
  }

  Context attachedContext() {
    return Context.current().withValue(KEY, this);
  }

  /**
   * Takes a place among the executions that run or wait, now that the message is whole.
   *
   * @return to be closed when the execution is over
   * @throws RefusedException when too much waits meanwhile
   */
  public BatchTicket enterQueue() throws RefusedException {
    return control.enter(patience, deadline);
  }

  /** The call is over. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      use.release(kind);
    }
  }
}
