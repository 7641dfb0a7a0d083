package io.remotemedia.core.plugin;

import io.remotemedia.core.catalog.CatalogSource;
import io.remotemedia.core.catalog.TypeQuarantine;
import io.remotemedia.core.plugin.internal.host.LivePluginHost;
import java.nio.file.Path;
import java.util.List;

/**
 * Judges plugin files, loads those that pass, and publishes the catalogue of what serves.
 * Thread-safe; one thread of its own decides, and one bad plugin costs the others nothing.
 */
public interface PluginHost extends CatalogSource, TypeQuarantine, AutoCloseable {
  /**
   * Judges every file in the folders and returns when all are judged.
   *
   * @param options how plugins are judged and watched
   * @return the host
   */
  static PluginHost open(PluginHostOptions options) {
    return LivePluginHost.open(options);
  }

  /**
   * Reads the folders once, as {@link PluginHostOptions#once} says.
   *
   * @param folders where plugin files are
   * @return the host
   */
  static PluginHost open(List<Path> folders) {
    return open(PluginHostOptions.once(folders));
  }

  /**
   * The verdicts.
   *
   * @return one element for each file, sorted by file name
   */
  List<PluginStatus> plugins();

  /**
   * The plugins that are on their way out of the memory, and those that left last.
   *
   * @return the oldest first
   */
  List<LeavingPlugin> leaving();

  /**
   * Judges the files of a plugin anew, as if they had just been dropped, and returns when they are
   * judged. What served goes on serving until its successor does.
   *
   * @param idOrFile a plugin id, or the name of a file in a folder
   * @return the new verdicts; empty when there is no such plugin
   */
  List<PluginStatus> reload(String idOrFile);

  /**
   * Switches a plugin off or on again, and returns when it is so. Remembered beyond a restart, by a
   * file {@code ID.disabled} in the first folder, which operators can also make and delete by hand.
   *
   * @param pluginId a plugin id
   * @param enabled whether it shall serve
   * @return the new verdicts; empty when there is no such plugin
   */
  List<PluginStatus> setEnabled(String pluginId, boolean enabled);

  /** Stops all plugins, each on its own and in bounded time, and deletes the private copies. */
  @Override
  void close();
}
