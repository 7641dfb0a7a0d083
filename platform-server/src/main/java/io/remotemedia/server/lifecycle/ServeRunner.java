package io.remotemedia.server.lifecycle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a server process its end. The first SIGTERM or SIGINT drains; the second one cuts what is
 * left and ends the process within a second; one before the server is ready ends it at once. A
 * timer halts the process when plugin code or a thread of ours does not let go: grace plus {@value
 * #OVERTIME_MILLIS} ms after the first signal, whatever happens.
 *
 * <p>A heap that is lost ({@link HeapPolicy}) or stays full drains as well, because such a JVM can
 * neither serve nor hear a signal: for five seconds at most, then the process halts and its service
 * manager starts a new one.
 *
 * <p>Exit codes: 0 when nothing had to be cut, 1 when something had, 70 for a full heap.
 *
 * <p>All threads are started before the first signal, because a full heap may not give new ones.
 */
public final class ServeRunner {
  private static final Logger log = LoggerFactory.getLogger(ServeRunner.class);
  private static final int CLEAN = 0;
  private static final int CUT = 1;
  private static final int HEAP_FULL = 70;
  private static final long HEAP_FULL_DRAIN_MILLIS = 5_000;
  private static final long OVERTIME_MILLIS = 1_000;
  private static final long HURRY_MILLIS = 500;

  private final CountDownLatch firstSignal = new CountDownLatch(1);
  private final CountDownLatch secondSignal = new CountDownLatch(1);
  private final CountDownLatch heapLost = new CountDownLatch(1);
  private final ServiceNotifier manager = ServiceNotifier.of(System.getenv());
  private StoppableServer server;
  private boolean stopping;
  private volatile int exitCode = CLEAN;

  private ServeRunner() {}

  /**
   * Takes the signals over; the process is starting until {@link #serve}.
   *
   * @return a runner for this process
   */
  public static ServeRunner install() {
    ServeRunner runner = new ServeRunner();
    boolean handled = ProcessSignals.handle("TERM", runner::signalled);
    if (!(ProcessSignals.handle("INT", runner::signalled) && handled)) {
      log.warn("signals come by the shutdown hook alone: a second SIGTERM has no effect");
    }
    return runner;
  }

  private synchronized void signalled() {
    if (server == null) {
      // Nothing was promised to anybody yet. Hooks delete what plugins left in temporary folders.
      startThread("shutdown-timer", () -> haltAfter(HURRY_MILLIS, CLEAN));
      startThread("shutdown", () -> System.exit(CLEAN));
    } else if (stopping) {
      secondSignal.countDown();
    } else {
      stopping = true;
      firstSignal.countDown();
    }
  }

  /**
   * Serves until a signal. Does not return.
   *
   * @param ready the started server
   * @throws InterruptedException when interrupted
   */
  public void serve(StoppableServer ready) throws InterruptedException {
    startThread("shutdown", () -> drainAfterSignal(ready));
    startThread("shutdown-timer", () -> haltOvertime(ready));
    startThread("shutdown-hurry", () -> hurryAfterSignal(ready));
    startThread("heap-watch", this::drainWhenHeapStaysFull);
    startThread("heap-halt", () -> haltLostHeap(ready));
    HeapEmergency.arm(this::heapLost);
    // An end that came by no signal of ours: System.exit of a plugin, or a JVM without signals.
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown-hook").unstarted(() -> halt(ready)));
    synchronized (this) {
      server = ready;
    }
    manager.ready();
    new CountDownLatch(1).await();
  }

  private void drainAfterSignal(StoppableServer ready) {
    if (await(firstSignal)) {
      manager.stopping();
      halt(ready);
    }
  }

  /** Halts, because exiting would wait for hooks and could not choose the code in one. */
  private void halt(StoppableServer ready) {
    int code = exitCode == HEAP_FULL ? HEAP_FULL : CUT;
    try {
      code = ready.drain() && exitCode == CLEAN ? CLEAN : code;
    } catch (OutOfMemoryError e) {
      // The timer would end the process, but there is nothing left to wait for.
    }
    Runtime.getRuntime().halt(code);
  }

  private void haltOvertime(StoppableServer ready) {
    if (await(firstSignal)) {
      haltAfter(ready.graceMillis() + OVERTIME_MILLIS, CUT);
    }
  }

  private void hurryAfterSignal(StoppableServer ready) {
    if (await(secondSignal)) {
      log.atWarn()
          .addKeyValue("event", "server.hurried")
          .log("second signal: cutting what is left");
      startThread("shutdown-cut", ready::hurry);
      haltAfter(HURRY_MILLIS, CUT);
    }
  }

  private void drainWhenHeapStaysFull() {
    try {
      new FullHeap(Runtime.getRuntime()).awaitLasting();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    heapLost();
  }

  /** Allocates nothing: there is nothing left to allocate. */
  private void heapLost() {
    exitCode = HEAP_FULL;
    heapLost.countDown();
    firstSignal.countDown();
  }

  private void haltLostHeap(StoppableServer ready) {
    if (await(heapLost)) {
      haltAfter(Math.min(HEAP_FULL_DRAIN_MILLIS, ready.graceMillis()), HEAP_FULL);
    }
  }

  private static void haltAfter(long millis, int code) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void startThread(String name, Runnable task) {
    Thread.ofPlatform().name(name).daemon().start(task);
  }
}
