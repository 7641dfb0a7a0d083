package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.LeavingPlugin;
import io.remotemedia.core.plugin.internal.pf4j.IsolatedPlugin;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Leads plugins out of the memory: waits for their users, closes them, and then proves that their
 * classes are gone, or names what holds them. Owner thread only, but for {@link #list}.
 */
final class Departures {
  private static final Logger log = LoggerFactory.getLogger(Departures.class);
  private static final int MAX_REMEMBERED = 32;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  /** Seconds after the close at which the proof is tried; the last one repeats. */
  private static final long[] PROOF_MILLIS = {100, 1_000, 3_000, 10_000, 60_000};

  /** From this attempt on what holds the classes is looked for. */
  private static final int PATIENT_ATTEMPTS = 3;

  /** Many plugins that leave together share one collection. */
  private static final long NANOS_BETWEEN_COLLECTIONS = TimeUnit.SECONDS.toNanos(1);

  private final ScheduledExecutorService owner;
  private final boolean collectGarbage;
  private final Deque<Departure> departures = new ArrayDeque<>();
  private long lastCollectionNanos = System.nanoTime() - NANOS_BETWEEN_COLLECTIONS;

  Departures(ScheduledExecutorService owner, boolean collectGarbage) {
    this.owner = owner;
    this.collectGarbage = collectGarbage;
  }

  /** One plugin on its way. */
  private static final class Departure {
    private final String pluginId;
    private final String version;
    private final Set<String> classNames;
    private final PluginRecord item;
    private final long startNanos = System.nanoTime();
    private volatile LoadedPlugin plugin;
    private WeakReference<ClassLoader> loader;
    private volatile LeavingPlugin.Stage stage = LeavingPlugin.Stage.DRAINING;
    private volatile List<String> holders = List.of();
    private volatile long endNanos;
    private int attempts;

    Departure(PluginRecord item) {
      this.pluginId = item.pluginId();
      this.version = item.version();
      this.classNames = item.outline().classNames();
      this.item = item;
      this.plugin = item.loaded;
    }

    LeavingPlugin view() {
      LoadedPlugin now = plugin;
      long end = endNanos == 0 ? System.nanoTime() : endNanos;
      return new LeavingPlugin(
          pluginId,
          version,
          stage,
          now == null ? 0 : now.uses().users(),
          TimeUnit.NANOSECONDS.toMillis(end - startNanos),
          holders);
    }
  }

  /** Lets a plugin go that serves nothing new any more. Its record keeps nothing of it. */
  void begin(PluginRecord item) {
    Departure departure = new Departure(item);
    synchronized (departures) {
      departures.add(departure);
      forgetUnloaded(departures.size() - MAX_REMEMBERED);
    }
    LoadedPlugin plugin = item.loaded;
    item.loaded = null;
    event("plugin.draining", departure).log("a plugin takes no new work");
    plugin.uses().close(() -> onOwner(() -> close(departure)));
  }

  /** The oldest first; what has not left yet is never forgotten. */
  private void forgetUnloaded(int count) {
    Iterator<Departure> all = departures.iterator();
    for (int left = count; left > 0 && all.hasNext(); ) {
      if (all.next().stage == LeavingPlugin.Stage.UNLOADED) {
        all.remove();
        left--;
      }
    }
  }

  private void close(Departure departure) {
    IsolatedPlugin isolated = departure.plugin.isolated();
    departure.plugin = null;
    departure.loader = new WeakReference<>(isolated.classLoader());
    Guarded<Void> stop =
        new Guarded<>(
            "plugin-stop-" + departure.pluginId,
            () -> {
              isolated.close();
              return null;
            },
            late -> {});
    ScheduledFuture<?> limit =
        owner.schedule(
            () -> {
              if (!stop.giveUp().isEmpty()) {
                closed(departure);
              }
            },
            STOP_LIMIT.toMillis(),
            TimeUnit.MILLISECONDS);
    stop.result()
        .whenComplete(
            (nothing, thrown) -> {
              limit.cancel(false);
              onOwner(() -> closed(departure));
            });
  }

  private void closed(Departure departure) {
    departure.stage = LeavingPlugin.Stage.CLOSED;
    PluginRecord item = departure.item;
    item.openLoaders--;
    if (item.isGone && item.openLoaders == 0) {
      item.deleteCopy();
    }
    event("plugin.closed", departure).log("a plugin is closed");
    scheduleProof(departure);
  }

  private void onOwner(Runnable task) {
    try {
      owner.execute(task);
    } catch (RejectedExecutionException e) {
      // The host is closed, and has closed its plugins.
    }
  }

  private void scheduleProof(Departure departure) {
    long delay = PROOF_MILLIS[Math.min(departure.attempts, PROOF_MILLIS.length - 1)];
    try {
      owner.schedule(() -> prove(departure), delay, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The host is closed.
    }
  }

  private void prove(Departure departure) {
    collect(departure);
    if (departure.loader.refersTo(null)) {
      departure.endNanos = System.nanoTime();
      departure.stage = LeavingPlugin.Stage.UNLOADED;
      departure.holders = List.of();
      event("plugin.unloaded", departure).log("the classes of a plugin are gone");
      return;
    }
    if (departure.attempts >= PATIENT_ATTEMPTS) {
      hold(departure);
    }
    scheduleProof(departure);
  }

  /** Plugins change rarely; a collection tells whether their memory comes back. */
  private void collect(Departure departure) {
    if (!collectGarbage || departure.loader.refersTo(null)) {
      departure.attempts++;
    } else if (System.nanoTime() - lastCollectionNanos >= NANOS_BETWEEN_COLLECTIONS) {
      departure.attempts++;
      System.gc();
      lastCollectionNanos = System.nanoTime();
    }
  }

  private static void hold(Departure departure) {
    ClassLoader loader = departure.loader.get();
    List<String> holders = loader == null ? List.of() : Holders.of(loader, departure.classNames);
    boolean isNew =
        departure.stage != LeavingPlugin.Stage.HELD || !holders.equals(departure.holders);
    departure.holders = holders;
    departure.stage = LeavingPlugin.Stage.HELD;
    if (isNew) {
      log.atWarn()
          .addKeyValue("event", "plugin.held")
          .addKeyValue("code", DiagnosticCode.PLUGIN_HELD.id())
          .addKeyValue("plugin", departure.pluginId)
          .addKeyValue("version", departure.version)
          .addKeyValue("holders", holders)
          .log("the classes of a plugin stay in memory");
    }
  }

  private static LoggingEventBuilder event(String name, Departure departure) {
    LeavingPlugin view = departure.view();
    return log.atInfo()
        .addKeyValue("event", name)
        .addKeyValue("plugin", view.pluginId())
        .addKeyValue("version", view.version())
        .addKeyValue("users", view.users())
        .addKeyValue("millis", view.millis());
  }

  /** The oldest first. From any thread. */
  List<LeavingPlugin> list() {
    synchronized (departures) {
      List<LeavingPlugin> views = new ArrayList<>();
      departures.forEach(departure -> views.add(departure.view()));
      return views;
    }
  }
}
