package io.remotemedia.server.reload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at files again and again, and takes those that changed and then stayed the same for one
 * look: a file in the middle of being written is left alone. Looking works where change events do
 * not: on mounted secrets, whose links are swapped, and on network folders.
 */
public final class FileReloader implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(250);

  private final List<ReloadedFiles> watched = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("file-reload").daemon().unstarted(task));

  private FileReloader() {}

  /**
   * Starts to look, four times a second.
   *
   * @return a running reloader that watches nothing yet
   */
  public static FileReloader start() {
    FileReloader reloader = new FileReloader();
    reloader.executor.scheduleWithFixedDelay(
        reloader::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    return reloader;
  }

  /**
   * Watches files that belong together.
   *
   * @param name what they are, for logs and metrics
   * @param files the files
   * @param task takes their new content; an exception means that the old one stays
   * @return their state
   */
  public ReloadedFiles watch(String name, List<Path> files, ReloadTask task) {
    ReloadedFiles added = new ReloadedFiles(name, files, task);
    watched.add(added);
    return added;
  }

  /**
   * What is watched.
   *
   * @return a snapshot
   */
  public List<ReloadedFiles> watched() {
    return List.copyOf(watched);
  }

  private void look() {
    watched.forEach(ReloadedFiles::look);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
