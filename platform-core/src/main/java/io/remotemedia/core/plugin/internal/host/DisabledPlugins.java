package io.remotemedia.core.plugin.internal.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins that an operator switched off. Kept as files {@code ID.disabled} in the plugins
 * folders, so that it survives a restart and can be done by hand; in memory where no folder can be
 * written.
 */
final class DisabledPlugins {
  private static final Logger log = LoggerFactory.getLogger(DisabledPlugins.class);

  private final List<Path> folders;
  private final Set<String> inMemory = new HashSet<>();
  private Set<String> inFolders = Set.of();

  DisabledPlugins(List<Path> folders) {
    this.folders = folders;
  }

  /** True when something changed. */
  boolean read(FolderScan scan) {
    boolean changed = !scan.disabled().equals(inFolders);
    inFolders = Set.copyOf(scan.disabled());
    return changed;
  }

  Set<String> ids() {
    Set<String> ids = new HashSet<>(inFolders);
    ids.addAll(inMemory);
    return ids;
  }

  void set(String pluginId, boolean enabled) {
    inMemory.remove(pluginId);
    Set<String> now = new HashSet<>(inFolders);
    if (enabled) {
      folders.forEach(folder -> delete(folder.resolve(pluginId + FolderScan.DISABLED)));
      now.remove(pluginId);
    } else if (create(pluginId)) {
      now.add(pluginId);
    } else {
      inMemory.add(pluginId);
    }
    inFolders = now;
  }

  private boolean create(String pluginId) {
    for (Path folder : folders) {
      try {
        Files.writeString(
            folder.resolve(pluginId + FolderScan.DISABLED),
            "Delete this file to switch the plugin on again.\n");
        return true;
      } catch (IOException e) {
        log.debug("{} cannot be written", folder, e);
      }
    }
    log.atWarn()
        .addKeyValue("event", "plugin.disabled_in_memory")
        .addKeyValue("plugin", pluginId)
        .log("no plugins folder can be written; the plugin is switched off until a restart");
    return false;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("event", "plugin.enable_failed")
          .addKeyValue("file", file)
          .setCause(e)
          .log("the file that switches a plugin off cannot be deleted");
    }
  }
}
