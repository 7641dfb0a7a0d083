package io.remotemedia.core.catalog;

/**
 * A node type that is known but does not serve, because its plugin was refused.
 *
 * @param name the type name
 * @param pluginId the plugin that would contribute it
 * @param reason why it does not serve, fit for a client
 */
public record UnavailableType(String name, String pluginId, String reason) {}
