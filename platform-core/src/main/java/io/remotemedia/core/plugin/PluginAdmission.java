package io.remotemedia.core.plugin;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.catalog.UseCount;
import io.remotemedia.spi.NodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pf4j.PluginState;

/** Leads one jar through the steps of its verdict, up to its node types. */
final class PluginAdmission {
  private final PluginClassPath classPath;

  PluginAdmission(PluginClassPath classPath) {
    this.classPath = classPath;
  }

  LoadedPlugin admit(Path file, PluginJarDescriptor descriptor) throws PluginRefusal {
    requireNoDependencies(descriptor);
    Path copy = classPath.copy(file);
    SingleJarPluginManager manager = new SingleJarPluginManager(copy.getParent());
    try {
      start(manager, copy, descriptor);
      return new LoadedPlugin(file, descriptor, manager, nodeTypes(manager, descriptor));
    } catch (PluginRefusal e) {
      LoadedPlugin.unload(manager, descriptor.pluginId());
      throw e;
    }
  }

  private static void requireNoDependencies(PluginJarDescriptor descriptor) throws PluginRefusal {
    if (!descriptor.dependencies().isEmpty()) {
      throw new PluginRefusal(
          "the plugin depends on other plugins: " + String.join(", ", descriptor.dependencies()),
          List.of(),
          "bring the libraries that it needs inside the plugin and remove Plugin-Dependencies");
    }
  }

  private static void start(
      SingleJarPluginManager manager, Path copy, PluginJarDescriptor descriptor)
      throws PluginRefusal {
    try {
      manager.loadPlugin(copy);
      PluginState state = manager.startPlugin(descriptor.pluginId());
      if (state != PluginState.STARTED) {
        Throwable failure = manager.getPlugin(descriptor.pluginId()).getFailedException();
        throw new PluginRefusal(
            "the plugin did not start, its state is " + state, failure, "ask its author");
      }
    } catch (PluginRefusal e) {
      throw e;
    } catch (Throwable e) {
      throw new PluginRefusal("the plugin failed to start", e, "ask its author");
    }
  }

  private static List<NodeType> nodeTypes(
      SingleJarPluginManager manager, PluginJarDescriptor descriptor) throws PluginRefusal {
    List<NodeType> types = new ArrayList<>();
    PluginBoundary boundary =
        new PluginBoundary(manager.getPluginClassLoader(descriptor.pluginId()), new UseCount());
    for (NodeFactory<?> factory : factories(manager, descriptor.pluginId())) {
      types.add(
          NodeTypeReader.read(factory, boundary, descriptor.pluginId(), descriptor.version()));
    }
    if (types.isEmpty()) {
      throw new PluginRefusal(
          "the plugin started but contributes no node type",
          List.of("no entry of META-INF/extensions.idx is a NodeFactory of the host's SPI"),
          "annotate a public NodeFactory with @Extension and build again");
    }
    types.sort(Comparator.comparing(NodeType::name));
    return types;
  }

  @SuppressWarnings("rawtypes")
  private static List<NodeFactory> factories(SingleJarPluginManager manager, String pluginId)
      throws PluginRefusal {
    Thread thread = Thread.currentThread();
    ClassLoader outer = thread.getContextClassLoader();
    thread.setContextClassLoader(manager.getPluginClassLoader(pluginId));
    try {
      // PF4J makes new instances at every call: ask once and keep them.
      return manager.getExtensions(NodeFactory.class, pluginId);
    } catch (Throwable e) {
      throw new PluginRefusal("a node factory cannot be created", e, "ask the plugin's author");
    } finally {
      thread.setContextClassLoader(outer);
    }
  }
}
