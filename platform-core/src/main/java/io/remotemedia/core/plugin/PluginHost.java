package io.remotemedia.core.plugin;

import io.remotemedia.core.catalog.CatalogSource;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads plugins and publishes the catalogue of what serves. Thread-safe; all calls into PF4J happen
 * on one thread of its own.
 */
public interface PluginHost extends CatalogSource, AutoCloseable {
  /**
   * Judges every jar in the folders, loads those that pass, and returns when all are judged.
   *
   * @param folders where jars are dropped; one that does not exist counts as empty
   * @return the host
   */
  static PluginHost open(List<Path> folders) {
    return new Pf4jPluginHost(folders);
  }

  /**
   * The verdicts.
   *
   * @return one element for each file, sorted by file name
   */
  List<PluginStatus> plugins();

  /** Stops all plugins, each on its own, and deletes the private copies. */
  @Override
  void close();
}
