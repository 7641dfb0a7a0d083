package io.remotemedia.server.lifecycle;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process whose heap is lost: not ready, five seconds of drain, then halt with code 70. A
 * process in that state may not answer SIGTERM any more, so it must not wait for one; whatever
 * starts it again finds nothing to clean up. The threads for it exist beforehand, because a lost
 * heap gives no new ones.
 */
final class HeapEmergency {
  /** EX_SOFTWARE of sysexits: a fault of the process itself. */
  static final int EXIT_CODE = 70;

  private static final Logger log = LoggerFactory.getLogger(HeapEmergency.class);
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final double PERCENT = 100;

  private final CountDownLatch lost = new CountDownLatch(1);
  private final HeapPolicy policy = new HeapPolicy(lost::countDown);
  private final StoppableServer server;
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());

  private HeapEmergency(StoppableServer server) {
    this.server = server;
  }

  /** Watches from now on, for the rest of the process. */
  static void arm(StoppableServer server) {
    HeapEmergency emergency = new HeapEmergency(server);
    start("heap-halt", emergency::halt);
    start("heap-drain", emergency::drain);
    Thread.setDefaultUncaughtExceptionHandler(emergency::uncaught);
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) -> emergency.collected(notification.getUserData()),
              notification ->
                  notification
                      .getType()
                      .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
              null);
    }
  }

  private static void start(String name, Runnable task) {
    Thread.ofPlatform().name(name).daemon().start(task);
  }

  private void collected(Object data) {
    var info = GarbageCollectionNotificationInfo.from((CompositeData) data);
    long used = 0;
    for (var pool : info.getGcInfo().getMemoryUsageAfterGc().entrySet()) {
      used += heapPools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
    }
    policy.collected(info.getGcName(), PERCENT * used / Runtime.getRuntime().maxMemory());
  }

  private void uncaught(Thread thread, Throwable thrown) {
    policy.escaped(thrown);
    log.error("a fault ended the thread {}", thread.getName(), thrown);
  }

  private void drain() {
    try {
      lost.await();
      log.atError()
          .addKeyValue("event", "server.heap_lost")
          .addKeyValue("exit_code", EXIT_CODE)
          .log("the heap is lost: draining for 5 s, then halting");
      server.drain();
    } catch (Throwable e) {
      // The other thread halts, whatever becomes of this one.
    }
  }

  private void halt() {
    try {
      lost.await();
      long end = System.nanoTime() + DRAIN_NANOS;
      while (System.nanoTime() - end < 0) {
        LockSupport.parkNanos(DRAIN_NANOS);
      }
    } catch (Throwable e) {
      // Halts at once.
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
