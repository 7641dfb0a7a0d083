package io.remotemedia.server.lifecycle;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/** Keeps a process alive until it is told to stop, and gives it its exit code. */
public final class ServeRunner {
  private ServeRunner() {}

  /**
   * Waits for SIGTERM or SIGINT, drains, and ends the process. Does not return.
   *
   * @param drain ends the work and tells the exit code
   * @throws InterruptedException when interrupted
   */
  public static void runUntilStopped(IntSupplier drain) throws InterruptedException {
    Thread hook =
        Thread.ofPlatform()
            .name("shutdown")
            // An exit from inside the hook is the only way to another code than the signal's own.
            .unstarted(() -> Runtime.getRuntime().halt(drain.getAsInt()));
    Runtime.getRuntime().addShutdownHook(hook);
    new CountDownLatch(1).await();
  }
}
