package io.remotemedia.core.execution;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.TypeQuarantine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often node types ran away, and takes out of service what does so repeatedly. A strike
 * counts for ten minutes. A reloaded plugin has new types, and so starts without strikes.
 * Thread-safe.
 */
final class StrikeLedger {
  private static final Logger log = LoggerFactory.getLogger(StrikeLedger.class);
  private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final EngineSettings settings;
  private final TypeQuarantine quarantine;
  private final Executor rescue;

  /** Weak, so that a plugin that was unloaded can be collected. */
  private final Map<Object, Deque<Long>> strikes = new WeakHashMap<>();

  /**
   * A ledger without strikes.
   *
   * @param rescue runs what may block
   */
  StrikeLedger(EngineSettings settings, TypeQuarantine quarantine, Executor rescue) {
    this.settings = settings;
    this.quarantine = quarantine;
    this.rescue = rescue;
  }

  /**
   * Counts a strike, and takes the type out of service when it was one too many.
   *
   * @param what it did, for a client: "did not stop when asked to"
   */
  void strike(NodeType type, String what) {
    int count = count(type);
    log.atWarn()
        .addKeyValue("event", "node_type.struck")
        .addKeyValue("node_type", type.name())
        .addKeyValue("plugin", type.pluginId())
        .addKeyValue("strikes", count)
        .log("a node {}", what);
    if (count < settings.strikesToQuarantine() || !settings.has(SafetyDevice.QUARANTINE)) {
      return;
    }
    String reason =
        "its nodes ran away %d times within ten minutes, the last one %s; it serves again when its plugin is reloaded"
            .formatted(count, what);
    log.atError()
        .addKeyValue("event", "node_type.quarantined")
        .addKeyValue("node_type", type.name())
        .addKeyValue("plugin", type.pluginId())
        .log("{}", reason);
    rescue.execute(() -> quarantine.quarantine(type, reason));
  }

  private synchronized int count(NodeType type) {
    long now = settings.clock().nanoTime();
    // The factory is the identity of a type as it was loaded; records of types may be made anew.
    Deque<Long> times = strikes.computeIfAbsent(type.factory(), key -> new ArrayDeque<>());
    times.removeIf(time -> now - time > WINDOW_NANOS);
    times.add(now);
    return times.size();
  }
}
