package io.remotemedia.server.lifecycle;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells {@link HeapPolicy} what happens in this JVM: its collections, and what ends its threads.
 */
final class HeapEmergency {
  private static final Logger log = LoggerFactory.getLogger(HeapEmergency.class);
  private static final double PERCENT = 100;

  private final HeapPolicy policy;
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());

  private HeapEmergency(Runnable lost) {
    this.policy = new HeapPolicy(lost);
  }

  /**
   * Watches from now on, for the rest of the process.
   *
   * @param lost run once when the heap is lost; must not allocate
   */
  static void arm(Runnable lost) {
    HeapEmergency emergency = new HeapEmergency(lost);
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
}
