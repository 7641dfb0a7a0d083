package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.catalog.CatalogPublisher;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.plugin.LeavingPlugin;
import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.core.plugin.SelfTestMode;
import io.remotemedia.core.plugin.internal.archive.PrivateCopies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * All plugins that are known, and what follows from every change: the one place that decides which
 * serve. Owner thread only, but for the methods that say otherwise. Nothing here waits for plugin
 * code: what takes time runs elsewhere and comes back as another change.
 */
final class PluginDeck {
  private final PluginHostOptions options;
  private final List<PluginRecord> records = new ArrayList<>();
  private final List<Runnable> settledListeners = new ArrayList<>();
  private final PrivateCopies copies;
  private final FolderLook looks;
  private final Judging judging;
  private final Departures departures;
  private final DisabledPlugins disabled;
  private final Catalogs catalogs = new Catalogs();
  private final Announcements announcements;
  private boolean closed;

  PluginDeck(PluginHostOptions options, ScheduledExecutorService owner) {
    this.options = options;
    this.copies = new PrivateCopies(options.archive());
    this.looks = new FolderLook(options, owner, this::look);
    this.judging = new Judging(options, copies, owner, this::reconcile);
    this.departures = new Departures(owner, options.collectGarbage());
    this.disabled = new DisabledPlugins(options.folders());
    this.announcements = new Announcements(options);
  }

  /** From any thread. */
  CatalogPublisher catalogs() {
    return catalogs.publisher();
  }

  /** From any thread. */
  List<PluginStatus> statuses() {
    return announcements.statuses();
  }

  /** From any thread. */
  List<LeavingPlugin> leaving() {
    return departures.list();
  }

  void firstLook() {
    FolderScan scan = FolderScan.of(options.folders());
    announcements.removeOrphans(scan);
    look(scan, true);
  }

  void look() {
    if (!closed) {
      look(FolderScan.of(options.folders()), false);
    }
  }

  private void look(FolderScan scan, boolean isFirst) {
    boolean changed = looks.compare(scan, records);
    changed |= disabled.read(scan);
    for (PluginRecord item : records) {
      if (item.phase == PluginRecord.Phase.SETTLING && looks.isSettled(item, isFirst)) {
        judging.judge(item);
        changed = true;
      }
    }
    if (changed || isFirst) {
      reconcile();
    }
  }

  /** Everything that follows from what is known now. */
  private void reconcile() {
    if (closed) {
      return;
    }
    markReplaced();
    Selection selection = Selection.of(records, disabled.ids(), catalogs.builtInNames());
    selection.toStart().forEach(judging::start);
    catalogs.publish(records, selection);
    retire(selection);
    forgetGone();
    announcements.tell(records, selection);
    if (options.selfTest() == SelfTestMode.WARN) {
      selection.serving().values().forEach(judging::selfTest);
    }
    if (records.stream().noneMatch(PluginRecord::isPending)) {
      List<Runnable> told = List.copyOf(settledListeners);
      settledListeners.clear();
      told.forEach(Runnable::run);
    }
  }

  /**
   * A file that was overwritten with something that cannot serve leaves the old content serving.
   */
  private void markReplaced() {
    for (PluginRecord old : records) {
      old.isReplaced =
          old.isGone
              && records.stream()
                  .anyMatch(
                      item ->
                          !item.isGone
                              && item.file.equals(old.file)
                              && (!item.canServe() || item.phase == PluginRecord.Phase.STARTING));
    }
  }

  private void retire(Selection selection) {
    for (PluginRecord item : records) {
      boolean isLeftOver =
          item.phase == PluginRecord.Phase.LOADED
              && selection.serving().get(item.pluginId()) != item;
      if (isLeftOver) {
        departures.begin(item);
        item.phase = PluginRecord.Phase.CANDIDATE;
        item.isSelfTested = false;
      }
    }
  }

  private void forgetGone() {
    records.removeIf(
        item -> {
          boolean forgotten =
              item.isGone && !item.isPending() && item.phase != PluginRecord.Phase.LOADED;
          if (forgotten) {
            announcements.forget(item, records);
            if (item.openLoaders == 0) {
              item.deleteCopy();
            }
          }
          return forgotten;
        });
  }

  /** Runs something once no plugin is being judged or started. */
  void whenSettled(Runnable listener) {
    settledListeners.add(listener);
    reconcile();
  }

  boolean reload(String idOrFile) {
    List<PluginRecord> found =
        records.stream()
            .filter(item -> !item.isGone)
            .filter(item -> item.pluginId().equals(idOrFile) || item.fileName().equals(idOrFile))
            .toList();
    for (PluginRecord old : found) {
      old.isGone = true;
      PluginRecord fresh = new PluginRecord(old.file, old.signature, System.nanoTime());
      records.add(fresh);
      judging.judge(fresh);
    }
    return !found.isEmpty();
  }

  boolean setEnabled(String pluginId, boolean enabled) {
    boolean exists = records.stream().anyMatch(item -> item.pluginId().equals(pluginId));
    if (exists) {
      disabled.set(pluginId, enabled);
    }
    return exists;
  }

  void quarantine(NodeType type, String reason) {
    if (catalogs.quarantine(type, reason)) {
      reconcile();
    }
  }

  /** Stops all plugins, whoever still uses them. */
  void close() {
    closed = true;
    settledListeners.forEach(Runnable::run);
    judging.close(
        records.stream().filter(item -> item.phase == PluginRecord.Phase.LOADED).toList());
    copies.close();
  }
}
