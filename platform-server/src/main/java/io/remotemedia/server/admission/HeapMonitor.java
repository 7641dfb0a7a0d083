package io.remotemedia.server.admission;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.remotemedia.server.config.AdmissionConfig;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * How much of the heap was in use after the last collection: what is in use between collections is
 * mostly garbage and says nothing. Thread-safe.
 *
 * <p>A server that refuses everything allocates nothing, so that nothing would ever be collected
 * and the refusals never end: while it sheds, a stale reading asks for a collection.
 */
public final class HeapMonitor implements AutoCloseable {
  private static final long STALE_NANOS = 2_000_000_000L;
  private static final double PERCENT = 100;

  private final AdmissionConfig config;
  private final LongSupplier clock;
  private final Runnable collect;
  private final AtomicLong readNanos;
  private final NotificationListener listener = (notification, handback) -> read(notification);
  private volatile double percent;

  /**
   * Nothing read yet; {@link #watch} reads from the collectors of this JVM.
   *
   * @param config where the stages begin
   * @param clock {@link System#nanoTime}
   * @param collect asks for a collection; must not block
   */
  public HeapMonitor(AdmissionConfig config, LongSupplier clock, Runnable collect) {
    this.config = config;
    this.clock = clock;
    this.collect = collect;
    this.readNanos = new AtomicLong(clock.getAsLong());
  }

  /**
   * Watches the collectors of this JVM.
   *
   * @param config where the stages begin
   * @return to be closed
   */
  public static HeapMonitor watch(AdmissionConfig config) {
    HeapMonitor monitor =
        new HeapMonitor(
            config,
            System::nanoTime,
            () -> Thread.ofPlatform().daemon().name("heap-reading").start(System::gc));
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).addNotificationListener(monitor.listener, null, null);
    }
    return monitor;
  }

  /**
   * The stage of the moment.
   *
   * @return from the last reading
   */
  public HeapStage stage() {
    HeapStage stage = stageOf(percent);
    if (stage != HeapStage.NORMAL) {
      refreshIfStale();
    }
    return stage;
  }

  /**
   * The last reading.
   *
   * @return percent of the largest heap
   */
  public double percent() {
    return percent;
  }

  /**
   * Takes a reading.
   *
   * @param usedPercent of the largest heap, after a collection
   */
  public void read(double usedPercent) {
    percent = usedPercent;
    readNanos.set(clock.getAsLong());
  }

  private HeapStage stageOf(double used) {
    if (used >= config.refuseConnectionsHeapPercent()) {
      return HeapStage.REFUSE_CONNECTIONS;
    }
    if (used >= config.shedAllHeapPercent()) {
      return HeapStage.SHED_ALL;
    }
    return used >= config.shedBatchHeapPercent() ? HeapStage.SHED_BATCH : HeapStage.NORMAL;
  }

  private void refreshIfStale() {
    long last = readNanos.get();
    long now = clock.getAsLong();
    if (now - last > STALE_NANOS && readNanos.compareAndSet(last, now)) {
      collect.run();
    }
  }

  private void read(Notification notification) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
      Set<String> heapPools =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .map(MemoryPoolMXBean::getName)
              .collect(Collectors.toSet());
      long used = 0;
      for (var pool : info.getGcInfo().getMemoryUsageAfterGc().entrySet()) {
        used += heapPools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
      }
      read(PERCENT * used / Runtime.getRuntime().maxMemory());
    }
  }

  /** Stops watching. */
  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      try {
        ((NotificationEmitter) collector).removeNotificationListener(listener);
      } catch (javax.management.ListenerNotFoundException e) {
        // Never watched, or closed before.
        continue;
      }
    }
  }
}
