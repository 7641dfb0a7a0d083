package io.remotemedia.core.plugin.internal.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Private folders. */
public final class Folders {
  private static final Logger log = LoggerFactory.getLogger(Folders.class);

  private Folders() {}

  /**
   * The jars of a folder.
   *
   * @param folder may be missing
   * @return sorted by name
   */
  static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Deletes a folder with all that is in it. What cannot be deleted is logged and left.
   *
   * @param folder may be missing
   */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("event", "plugins.copy_left")
          .addKeyValue("folder", folder)
          .setCause(e)
          .log("a private copy of a plugin is left behind");
    }
  }

  /** Deletes files, then their folders. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
