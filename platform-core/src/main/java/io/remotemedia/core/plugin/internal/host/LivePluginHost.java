package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.plugin.LeavingPlugin;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.PluginStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The plugin host: brings the world's threads to its owner thread, where {@link PluginDeck}
 * decides.
 */
public final class LivePluginHost implements PluginHost {
  /** Beside the time that plugins have to start. */
  private static final long MAX_WAIT_SECONDS = 60;

  private final ScheduledThreadPoolExecutor owner;
  private final AtomicBoolean lookIsDue = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final PluginDeck deck;
  private final FolderWatcher watcher;
  private final long maxWaitMillis;

  private LivePluginHost(PluginHostOptions options) {
    owner =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("plugin-host").unstarted(task));
    owner.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    owner.setRemoveOnCancelPolicy(true);
    deck = new PluginDeck(options, owner);
    maxWaitMillis =
        TimeUnit.SECONDS.toMillis(MAX_WAIT_SECONDS)
            + 2 * options.startLimit().toMillis()
            + 20 * options.selfTestBudget().toMillis();
    List<Path> folders =
        options.folders().stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
    watcher =
        options.watch() ? new FolderWatcher(folders, options.pollInterval(), this::look) : null;
  }

  /**
   * Judges every file in the folders and returns when all are judged.
   *
   * @param options how plugins are judged and watched
   * @return the host
   */
  public static LivePluginHost open(PluginHostOptions options) {
    LivePluginHost host = new LivePluginHost(options);
    host.settled(
        () -> {
          host.deck.firstLook();
          return null;
        });
    if (host.watcher != null) {
      host.watcher.start();
    }
    return host;
  }

  /** From the watcher: many changes in a row give one look. */
  private void look() {
    if (lookIsDue.compareAndSet(false, true)) {
      try {
        owner.execute(
            () -> {
              lookIsDue.set(false);
              deck.look();
            });
      } catch (RejectedExecutionException e) {
        // Closed meanwhile.
      }
    }
  }

  /** Does something on the owner thread, and waits until what follows from it has settled. */
  private <T> T settled(Callable<T> change) {
    CompletableFuture<Void> settled = new CompletableFuture<>();
    T result =
        onOwner(
            () -> {
              T value = change.call();
              deck.whenSettled(() -> settled.complete(null));
              return value;
            });
    await(settled);
    return result;
  }

  private <T> T onOwner(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      owner.execute(
          () -> {
            try {
              result.complete(task.call());
            } catch (Throwable e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the plugin host is closed", e);
    }
    return await(result);
  }

  private <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(maxWaitMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the plugin host failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the plugin host did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public NodeCatalog catalog() {
    return deck.catalogs().catalog();
  }

  @Override
  public Registration onCatalogChange(Consumer<NodeCatalog> listener) {
    return deck.catalogs().onCatalogChange(listener);
  }

  @Override
  public List<PluginStatus> plugins() {
    return deck.statuses();
  }

  @Override
  public List<LeavingPlugin> leaving() {
    return deck.leaving();
  }

  @Override
  public List<PluginStatus> reload(String idOrFile) {
    return ofInterest(idOrFile, settled(() -> deck.reload(idOrFile)));
  }

  @Override
  public List<PluginStatus> setEnabled(String pluginId, boolean enabled) {
    return ofInterest(pluginId, settled(() -> deck.setEnabled(pluginId, enabled)));
  }

  private List<PluginStatus> ofInterest(String idOrFile, boolean exists) {
    return exists
        ? plugins().stream()
            .filter(
                status ->
                    status.pluginId().equals(idOrFile)
                        || status.file().getFileName().toString().equals(idOrFile))
            .toList()
        : List.of();
  }

  @Override
  public void quarantine(NodeType type, String reason) {
    onOwner(
        () -> {
          deck.quarantine(type, reason);
          return null;
        });
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (watcher != null) {
      watcher.close();
    }
    onOwner(
        () -> {
          deck.close();
          return null;
        });
    owner.shutdownNow();
  }
}
