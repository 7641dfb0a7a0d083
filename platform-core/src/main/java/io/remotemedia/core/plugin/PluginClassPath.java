package io.remotemedia.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private copies that the server runs from: the operator's files are never held open, and may
 * be replaced or deleted at any time.
 */
final class PluginClassPath implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PluginClassPath.class);

  private final Path root;
  private int copies;

  PluginClassPath() {
    try {
      root = Files.createTempDirectory("remotemedia-plugins-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the private copies of plugins", e);
    }
  }

  /** Copies a jar into a folder of its own. */
  synchronized Path copy(Path jar) throws PluginRefusal {
    try {
      Path folder = Files.createDirectory(root.resolve(Integer.toString(++copies)));
      return Files.copy(
          jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PluginRefusal(
          "the file cannot be copied", e, "make it readable for the server and check free space");
    }
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(root, new Deletion());
    } catch (IOException e) {
      log.warn("private copies of plugins are left behind", e);
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
