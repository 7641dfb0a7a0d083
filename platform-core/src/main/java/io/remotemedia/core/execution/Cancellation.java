package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;

/**
 * Ends an execution from outside. The first reason counts. Thread-safe.
 *
 * <p>While a worker runs nodes it is attached, so that a node that blocks is interrupted; once it
 * is detached no interrupt can reach it any more.
 */
public final class Cancellation {
  private volatile Fault reason;
  private Thread runner;
  private boolean interrupts;

  /** A fresh token. */
  public Cancellation() {}

  /**
   * Asks the execution to end.
   *
   * @param why what the client is told
   * @return true when this was the first reason
   */
  public synchronized boolean cancel(Fault why) {
    if (reason != null) {
      return false;
    }
    reason = why;
    if (runner != null && interrupts) {
      runner.interrupt();
    }
    return true;
  }

  /**
   * Whether the execution shall end.
   *
   * @return true once cancelled
   */
  public boolean isCancelled() {
    return reason != null;
  }

  /**
   * Why it shall end.
   *
   * @return the first reason; null while not cancelled
   */
  public Fault reason() {
    return reason;
  }

  /** The calling thread runs nodes from now on. */
  synchronized void attach(boolean withInterrupts) {
    runner = Thread.currentThread();
    interrupts = withInterrupts;
    if (reason != null && interrupts) {
      runner.interrupt();
    }
  }

  /** The calling thread runs no nodes any more; an interrupt that was meant for them is cleared. */
  synchronized void detach() {
    runner = null;
    Thread.interrupted();
  }
}
