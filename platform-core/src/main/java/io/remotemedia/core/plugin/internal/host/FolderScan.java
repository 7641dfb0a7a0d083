package io.remotemedia.core.plugin.internal.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies in the plugins folders at one moment.
 *
 * @param files plugin files, whatever they are, with their signatures
 * @param disabled ids that have an {@code ID.disabled} file
 * @param receipts receipts that lie there
 */
record FolderScan(Map<Path, FileSignature> files, Set<String> disabled, Set<Path> receipts) {
  static final String DISABLED = ".disabled";
  private static final Logger log = LoggerFactory.getLogger(FolderScan.class);

  static FolderScan of(List<Path> folders) {
    FolderScan scan = new FolderScan(new TreeMap<>(), new HashSet<>(), new HashSet<>());
    folders.stream().map(Path::toAbsolutePath).map(Path::normalize).forEach(scan::read);
    return scan;
  }

  private void read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(this::take);
    } catch (IOException | DirectoryIteratorException e) {
      log.atWarn()
          .addKeyValue("event", "plugins.folder_unreadable")
          .addKeyValue("folder", folder)
          .setCause(e)
          .log("a plugins folder cannot be read");
    }
  }

  private void take(Path entry) {
    String name = entry.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.startsWith(".") || !Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (lower.endsWith(".jar") || lower.endsWith(".zip")) {
      files.put(entry, FileSignature.of(entry));
    } else if (name.endsWith(DISABLED)) {
      disabled.add(name.substring(0, name.length() - DISABLED.length()));
    } else if (name.endsWith(Receipts.SUFFIX)) {
      receipts.add(entry);
    }
  }
}
