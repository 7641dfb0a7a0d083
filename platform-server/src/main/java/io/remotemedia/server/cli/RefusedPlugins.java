package io.remotemedia.server.cli;

import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.PluginStatus;
import java.io.PrintWriter;
import java.util.List;

/** The plugin files of this installation that do not serve, and why. */
final class RefusedPlugins {
  private RefusedPlugins() {}

  static void print(List<PluginStatus> plugins, PrintWriter out) {
    plugins.stream()
        .filter(plugin -> plugin.state() != PluginState.ACTIVE)
        .forEach(plugin -> print(plugin, out));
  }

  private static void print(PluginStatus plugin, PrintWriter out) {
    out.printf("%n%s is %s: %s%n", plugin.file().getFileName(), plugin.state(), plugin.reason());
    plugin.evidence().forEach(line -> out.println("  " + line));
    out.println("  next: " + plugin.nextStep());
  }
}
