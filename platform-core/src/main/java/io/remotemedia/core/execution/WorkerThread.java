package io.remotemedia.core.execution;

/** A platform thread of the pool: CPU time and allocation are measurable there. */
final class WorkerThread extends Thread {
  /** Serves live streams only. */
  final boolean spare;

  /** The run that holds this thread; null while it runs none. */
  volatile Watch watch;

  /** What it does; guarded by the pool. */
  WorkQueue.Work work;

  /** Given up: it ends when its node returns. Guarded by the pool. */
  boolean retired;

  /** Out of the node in which it was given up. Guarded by the pool. */
  boolean returned;

  WorkerThread(Runnable loop, String name, boolean spare) {
    super(loop, name);
    this.spare = spare;
    setDaemon(true);
  }

  static WorkerThread current() {
    return currentThread() instanceof WorkerThread worker ? worker : null;
  }
}
