package io.remotemedia.core.plugin.internal.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of one host for its private copies. It is locked while the host lives, so that what a
 * killed process left behind can be told from what another one uses, and is cleared by the next.
 */
final class CopyFolder implements AutoCloseable {
  private static final String PREFIX = "remotemedia-plugins-";
  private static final String LOCK = ".lock";

  /** Of this JVM: to open their locks again and close them would give them up on some systems. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private CopyFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static CopyFolder create() throws IOException {
    Path path = Files.createTempDirectory(PREFIX);
    OURS.add(path);
    FileChannel lock =
        FileChannel.open(
            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    clearLeftOvers(path);
    return new CopyFolder(path, lock);
  }

  Path path() {
    return path;
  }

  private static void clearLeftOvers(Path own) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(own.getParent(), PREFIX + "*")) {
      for (Path folder : folders) {
        if (!OURS.contains(folder) && isLeftOver(folder.resolve(LOCK))) {
          Folders.delete(folder);
        }
      }
    }
  }

  /** A folder without a lock file is just being made, or not ours. */
  private static boolean isLeftOver(Path lockFile) {
    if (!Files.isWritable(lockFile)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // Deleted with the folder all the same.
    }
    Folders.delete(path);
    OURS.remove(path);
  }
}
