package io.remotemedia.server.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that belong together and are taken together. */
public final class ReloadedFiles {
  private static final Logger log = LoggerFactory.getLogger(ReloadedFiles.class);

  private record Mark(Object file, long size, Object modified) {
    static final Mark ABSENT = new Mark(null, -1, null);
  }

  private final String name;
  private final List<Path> files;
  private final ReloadTask task;
  private final AtomicLong successes = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean broken;
  private List<Mark> taken;
  private List<Mark> lastSeen;

  ReloadedFiles(String name, List<Path> files, ReloadTask task) {
    this.name = name;
    this.files = List.copyOf(files);
    this.task = task;
    taken = marks();
    lastSeen = taken;
  }

  /** Takes the files if they changed since they were taken, and not since the last look. */
  void look() {
    List<Mark> seen = marks();
    boolean settled = seen.equals(lastSeen);
    lastSeen = seen;
    if (settled && !seen.equals(taken)) {
      taken = seen;
      reload();
    }
  }

  private void reload() {
    try {
      task.reload();
      broken = false;
      successes.incrementAndGet();
      log.atInfo().addKeyValue("event", "reload.done").addKeyValue("what", name).log("reloaded");
    } catch (Exception e) {
      broken = true;
      failures.incrementAndGet();
      log.atError()
          .addKeyValue("event", "reload.failed")
          .addKeyValue("what", name)
          .addKeyValue("reason", Objects.toString(e.getMessage(), e.getClass().getSimpleName()))
          .log("the changed files cannot be used; what was in force stays in force");
    }
  }

  private List<Mark> marks() {
    return files.stream().map(ReloadedFiles::mark).toList();
  }

  private static Mark mark(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Mark(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
    } catch (IOException e) {
      return Mark.ABSENT;
    }
  }

  /**
   * What the files are.
   *
   * @return for logs and metrics
   */
  public String name() {
    return name;
  }

  /**
   * Whether the files on disk cannot be used, and older content is in force.
   *
   * @return true until usable files were taken
   */
  public boolean isBroken() {
    return broken;
  }

  /**
   * Counts.
   *
   * @return times that new content was taken
   */
  public long successes() {
    return successes.get();
  }

  /**
   * Counts.
   *
   * @return times that new content could not be used
   */
  public long failures() {
    return failures.get();
  }
}
