package io.remotemedia.core.plugin.internal.pf4j;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.descriptor.PluginDescriptor;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import io.remotemedia.spi.NodeFactory;
import java.io.Closeable;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.pf4j.PluginState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One plugin in a class loader of its own. Its code runs in {@link #start}, {@link #factories} and
 * {@link #close}, on the calling thread, and may throw anything or hang: callers guard each. Not
 * thread-safe.
 */
public final class IsolatedPlugin {
  private static final Logger log = LoggerFactory.getLogger(IsolatedPlugin.class);

  private final PluginDescriptor descriptor;
  private final PluginContent content;
  private final SinglePluginManager manager;
  private ClassLoader loader;

  /**
   * A plugin, not yet loaded.
   *
   * @param content its judged and unpacked copy
   * @param descriptor its descriptor
   */
  public IsolatedPlugin(PluginContent content, PluginDescriptor descriptor) {
    this.content = content;
    this.descriptor = descriptor;
    this.manager = new SinglePluginManager(content, descriptor);
  }

  /**
   * Loads and starts it.
   *
   * @throws PluginRefusal when it fails
   */
  public void start() throws PluginRefusal {
    try {
      manager.loadPlugin(content.file());
      loader = manager.getPluginClassLoader(descriptor.pluginId());
      Thread.currentThread().setContextClassLoader(loader);
      PluginState state = manager.startPlugin(descriptor.pluginId());
      if (state != PluginState.STARTED) {
        Throwable failure = manager.getPlugin(descriptor.pluginId()).getFailedException();
        throw new PluginRefusal(
            DiagnosticCode.PLUGIN_START_FAILED,
            "the plugin did not start, its state is " + state,
            failure);
      }
    } catch (PluginRefusal e) {
      throw e;
    } catch (Throwable e) {
      throw new PluginRefusal(DiagnosticCode.PLUGIN_START_FAILED, "the plugin failed to start", e);
    }
  }

  /**
   * Creates the factories that its index names: once, because each call makes new ones.
   *
   * @return at least one
   * @throws PluginRefusal when one cannot be created, or there is none
   */
  public List<NodeFactory<?>> factories() throws PluginRefusal {
    List<NodeFactory<?>> factories = new ArrayList<>();
    for (String name : manager.getExtensionClassNames(descriptor.pluginId())) {
      if (instance(name) instanceof NodeFactory<?> factory) {
        factories.add(factory);
      }
    }
    if (factories.isEmpty()) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_NO_NODE_TYPE,
          "the plugin started but contributes no node type",
          List.of("no entry of META-INF/extensions.idx is a NodeFactory of the host's SPI"));
    }
    return factories;
  }

  private Object instance(String className) throws PluginRefusal {
    try {
      return loader.loadClass(className).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw cannotCreate(className, e.getCause());
    } catch (Throwable e) {
      throw cannotCreate(className, e);
    }
  }

  private static PluginRefusal cannotCreate(String className, Throwable cause) {
    return new PluginRefusal(
        DiagnosticCode.PLUGIN_FACTORY_FAILED,
        "the factory %s cannot be created".formatted(className),
        cause);
  }

  /**
   * Loads its classes.
   *
   * @return the loader; null before {@link #start} has loaded it
   */
  public ClassLoader classLoader() {
    return loader;
  }

  /** Stops it and closes its class loader, whatever its own code does about it. */
  public void close() {
    guarded("plugin.stop_failed", () -> manager.stopPlugin(descriptor.pluginId()));
    // A plugin that fails to stop is not unloaded by the library, so that is done here too.
    guarded("plugin.unload_failed", () -> manager.unloadPlugin(descriptor.pluginId()));
    if (loader != null) {
      guarded("plugin.unload_failed", ((Closeable) loader)::close);
      ResourceBundle.clearCache(loader);
      loader = null;
    }
  }

  /** Something that may throw anything. */
  private interface Action {
    void run() throws Exception;
  }

  private void guarded(String event, Action action) {
    try {
      action.run();
    } catch (Throwable e) {
      log.atWarn()
          .addKeyValue("event", event)
          .addKeyValue("plugin", descriptor.pluginId())
          .addKeyValue("version", descriptor.version())
          .setCause(e)
          .log("a plugin failed while it was closed");
    }
  }
}
