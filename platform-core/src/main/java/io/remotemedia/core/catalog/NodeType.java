package io.remotemedia.core.catalog;

import io.remotemedia.core.schema.ParameterSchema;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeFactory;
import java.util.Objects;

/**
 * A node type that serves.
 *
 * @param descriptor what the plugin says of it, read once
 * @param factory plans and creates its nodes; call it with the class loader of the plugin as
 *     context class loader
 * @param schema the compiled schema of its parameters
 * @param pluginId the plugin that contributes it; {@value #BUILT_IN} for the platform's own
 * @param pluginVersion the version of that plugin
 */
public record NodeType(
    NodeDescriptor descriptor,
    NodeFactory<?> factory,
    ParameterSchema schema,
    String pluginId,
    String pluginVersion) {
  /** The plugin id of node types that the platform itself contributes. */
  public static final String BUILT_IN = "built-in";

  /** Checks that nothing is missing. */
  public NodeType {
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(pluginId, "pluginId");
    Objects.requireNonNull(pluginVersion, "pluginVersion");
  }

  /**
   * The name that manifests use.
   *
   * @return the type name, never an alias
   */
  public String name() {
    return descriptor.type();
  }

  /**
   * The loader of the plugin's classes, which becomes the context class loader at every call.
   *
   * @return the class loader
   */
  public ClassLoader classLoader() {
    return factory.getClass().getClassLoader();
  }
}
