package io.remotemedia.core.plugin.internal.descriptor;

/**
 * A plugin that another one needs to serve beside it.
 *
 * @param pluginId the plugin that is needed
 * @param range the versions that will do; {@code *} for any
 * @param optional whether it also serves without
 */
public record PluginDependency(String pluginId, String range, boolean optional) {
  /** As it is declared. */
  @Override
  public String toString() {
    return pluginId + (range.equals("*") ? "" : " " + range);
  }
}
