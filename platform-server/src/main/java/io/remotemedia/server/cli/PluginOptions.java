package io.remotemedia.server.cli;

import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.server.config.PluginFolders;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a verb finds its plugins. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "plugins folder, instead of the standard ones")
  private List<Path> folders;

  boolean areGiven() {
    return folders != null;
  }

  PluginHost open() {
    return PluginHost.open(folders == null ? PluginFolders.standard() : folders);
  }
}
