package io.remotemedia.server.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/** The place of one unary execution among those that run or wait; given back exactly once. */
public final class BatchTicket implements AutoCloseable {
  private final BatchQueue queue;
  private final int ahead;
  private final long enteredNanos;
  private final AtomicBoolean closed = new AtomicBoolean();
  private long startedNanos;
  private boolean started;

  BatchTicket(BatchQueue queue, int ahead, long enteredNanos) {
    this.queue = queue;
    this.ahead = ahead;
    this.enteredNanos = enteredNanos;
  }

  /** The execution starts, on its worker. */
  public void start() {
    startedNanos = queue.now();
    started = true;
    queue.started(ahead, startedNanos - enteredNanos);
  }

  /** The execution is over, or was given up before it started. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (started) {
      queue.finished(ahead, queue.now() - startedNanos);
    } else {
      queue.left();
    }
  }
}
