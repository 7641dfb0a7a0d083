package io.remotemedia.core.plugin.internal.host;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls for a look at the folders: when the operating system tells of a change, and regularly all
 * the same, because network and container file systems tell nothing. No failure ends it.
 */
final class FolderWatcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FolderWatcher.class);

  /** Copies tell many changes in a row; one look after them is enough. */
  private static final long QUIET_MILLIS = 20;

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final List<Path> folders;
  private final long pollMillis;
  private final Runnable look;
  private final WatchService service;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  FolderWatcher(List<Path> folders, Duration pollInterval, Runnable look) {
    this.folders = folders;
    this.pollMillis = pollInterval.toMillis();
    this.look = look;
    this.service = newService();
    this.thread = Thread.ofPlatform().daemon().name("plugin-watcher").unstarted(this::run);
  }

  private static WatchService newService() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      log.atWarn()
          .addKeyValue("event", "plugins.watch_unavailable")
          .setCause(e)
          .log("the operating system tells no changes of folders; they are only polled");
      return null;
    }
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closed) {
      try {
        register();
        awaitChange();
        look.run();
      } catch (InterruptedException | ClosedWatchServiceException e) {
        return;
      } catch (Throwable e) {
        log.atError()
            .addKeyValue("event", "plugins.watch_failed")
            .setCause(e)
            .log("a look at the plugins folders failed; it is tried again");
      }
    }
  }

  /** Folders may appear later, and may be replaced. */
  private void register() {
    keys.values().removeIf(key -> !key.isValid());
    for (Path folder : folders) {
      if (service != null && !keys.containsKey(folder) && Files.isDirectory(folder)) {
        try {
          keys.put(folder, folder.register(service, KINDS));
        } catch (IOException e) {
          // Polled until it works.
          log.debug("{} cannot be watched", folder, e);
        }
      }
    }
  }

  private void awaitChange() throws InterruptedException {
    if (service == null) {
      TimeUnit.MILLISECONDS.sleep(pollMillis);
      return;
    }
    WatchKey key = service.poll(pollMillis, TimeUnit.MILLISECONDS);
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    if (service != null) {
      try {
        service.close();
      } catch (IOException e) {
        log.debug("the watch service cannot be closed", e);
      }
    }
  }
}
