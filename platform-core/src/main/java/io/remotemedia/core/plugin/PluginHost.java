package io.remotemedia.core.plugin;

import io.remotemedia.core.catalog.CatalogListener;
import io.remotemedia.core.catalog.NodeCatalog;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads plugins and publishes the catalogue of what serves. Thread-safe; all calls into PF4J happen
 * on one thread of its own.
 */
public interface PluginHost extends AutoCloseable {
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
   * The node types that serve now.
   *
   * @return an immutable snapshot; running work keeps the one that it started with
   */
  NodeCatalog catalog();

  /**
   * Tells a listener of every later catalogue; with {@link #catalog} after it none is missed.
   *
   * @param listener is told until it is removed
   */
  void addListener(CatalogListener listener);

  /**
   * Stops telling a listener.
   *
   * @param listener as it was added; ignored when it was not
   */
  void removeListener(CatalogListener listener);

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
