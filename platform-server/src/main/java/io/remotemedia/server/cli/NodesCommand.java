package io.remotemedia.server.cli;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.spi.NodeDescriptor;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the node types that the installed plugins serve, and the plugins that do not. */
@Command(
    name = "nodes",
    description = "Lists the node types that the installed plugins serve.",
    mixinStandardHelpOptions = true)
final class NodesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    try (PluginHost host = plugins.open()) {
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(PlainJson.write(Map.of("node_types", types(host))));
      } else {
        table(host, out);
      }
    }
    return ExitCode.GOOD;
  }

  private static List<Object> types(PluginHost host) {
    List<Object> types = new ArrayList<>();
    for (NodeType type : host.catalog().types()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      NodeDescriptor descriptor = type.descriptor();
      entry.put("type", type.name());
      entry.put("aliases", descriptor.aliases());
      entry.put("version", descriptor.version());
      entry.put("plugin", type.pluginId());
      entry.put("plugin_version", type.pluginVersion());
      entry.put("summary", descriptor.summary());
      types.add(entry);
    }
    return types;
  }

  private static void table(PluginHost host, PrintWriter out) {
    out.printf("%-22s %-8s %-26s %s%n", "TYPE", "VERSION", "PLUGIN", "SUMMARY");
    for (NodeType type : host.catalog().types()) {
      NodeDescriptor descriptor = type.descriptor();
      out.printf(
          "%-22s %-8s %-26s %s%n",
          type.name(), descriptor.version(), type.pluginId(), descriptor.summary());
      if (!descriptor.aliases().isEmpty()) {
        out.printf("%-22s also: %s%n", "", String.join(", ", descriptor.aliases()));
      }
    }
    host.plugins().stream()
        .filter(plugin -> plugin.state() != PluginState.ACTIVE)
        .forEach(plugin -> refused(plugin, out));
  }

  private static void refused(PluginStatus plugin, PrintWriter out) {
    out.printf("%n%s is %s: %s%n", plugin.file().getFileName(), plugin.state(), plugin.reason());
    plugin.evidence().forEach(line -> out.println("  " + line));
    out.println("  next: " + plugin.nextStep());
  }
}
