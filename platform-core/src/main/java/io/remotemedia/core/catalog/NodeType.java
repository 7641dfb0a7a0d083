package io.remotemedia.core.catalog;

import io.remotemedia.core.schema.ParameterSchema;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeFactory;
import java.util.Objects;

/**
 * A node type that serves.
 *
 * @param descriptor what the plugin says of it, read once
 * @param factory plans and creates its nodes; crosses the plugin's border by itself, as its nodes
 *     do
 * @param schema the compiled schema of its parameters
 * @param pluginId the plugin that contributes it; {@value #BUILT_IN} for the platform's own
 * @param pluginVersion the version of that plugin
 * @param boundary the border to the plugin's code
 */
public record NodeType(
    NodeDescriptor descriptor,
    NodeFactory<?> factory,
    ParameterSchema schema,
    String pluginId,
    String pluginVersion,
    PluginBoundary boundary) {
  /** The plugin id of node types that the platform itself contributes. */
  public static final String BUILT_IN = "built-in";

  /** Checks that nothing is missing. */
  public NodeType {
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(pluginId, "pluginId");
    Objects.requireNonNull(pluginVersion, "pluginVersion");
    Objects.requireNonNull(boundary, "boundary");
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
   * Keeps the plugin loaded until {@link #release}. To be called before nodes are created.
   *
   * @return false when the plugin is unloaded: plan again with the current catalogue
   */
  public boolean acquire() {
    return boundary.uses().acquire();
  }

  /** Gives back what {@link #acquire} took, once for each. */
  public void release() {
    boundary.uses().release();
  }
}
