package io.remotemedia.core.execution;

/** Faults of the host itself, not of a node. */
final class HostFaults {
  private HostFaults() {}

  /**
   * Tells the JVM's handler that memory ran out outside of a node. The thread itself survives, but
   * whoever is responsible for the process has to know.
   */
  static void tell(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
  }
}
