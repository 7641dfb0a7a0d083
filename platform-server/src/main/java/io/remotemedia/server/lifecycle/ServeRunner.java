package io.remotemedia.server.lifecycle;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Keeps a process alive until it is told to stop. Signals are handled here and not in a shutdown
 * hook, because a hook cannot choose the exit code.
 */
public final class ServeRunner {
  private static final int KILLED_BY_SIGNAL = 128;

  private final CountDownLatch stop = new CountDownLatch(1);

  private ServeRunner() {}

  /**
   * Waits for SIGTERM or SIGINT. A second one halts the process at once.
   *
   * @throws InterruptedException when interrupted
   */
  public static void awaitStop() throws InterruptedException {
    ServeRunner runner = new ServeRunner();
    Signal.handle(new Signal("TERM"), runner::stop);
    Signal.handle(new Signal("INT"), runner::stop);
    runner.stop.await();
  }

  private void stop(Signal signal) {
    if (stop.getCount() == 0) {
      Runtime.getRuntime().halt(KILLED_BY_SIGNAL + signal.getNumber());
    }
    stop.countDown();
  }
}
