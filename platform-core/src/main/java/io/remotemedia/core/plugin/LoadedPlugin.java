package io.remotemedia.core.plugin;

import io.remotemedia.core.catalog.NodeType;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin whose classes are loaded and whose node types are described.
 *
 * @param file as the operator dropped it
 * @param descriptor what the jar says of itself
 * @param manager the PF4J manager that holds it
 * @param nodeTypes what it contributes, sorted by name
 */
record LoadedPlugin(
    Path file,
    PluginJarDescriptor descriptor,
    SingleJarPluginManager manager,
    List<NodeType> nodeTypes) {
  private static final Logger log = LoggerFactory.getLogger(LoadedPlugin.class);

  List<String> typeNames() {
    return nodeTypes.stream().map(NodeType::name).toList();
  }

  /** Stops and unloads; a plugin that fails at it hinders no other. */
  void unload() {
    unload(manager, descriptor.pluginId());
  }

  static void unload(SingleJarPluginManager manager, String pluginId) {
    try {
      manager.stopPlugin(pluginId);
    } catch (Throwable e) {
      log.atWarn()
          .addKeyValue("event", "plugin.stop_failed")
          .addKeyValue("plugin", pluginId)
          .setCause(e)
          .log("a plugin failed to stop");
    }
    try {
      manager.unloadPlugin(pluginId);
    } catch (Throwable e) {
      log.atWarn()
          .addKeyValue("event", "plugin.unload_failed")
          .addKeyValue("plugin", pluginId)
          .setCause(e)
          .log("a plugin failed to unload");
    }
  }
}
