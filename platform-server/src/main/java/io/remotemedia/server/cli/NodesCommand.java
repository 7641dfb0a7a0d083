package io.remotemedia.server.cli;

import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.protocol.v1.Availability;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import io.remotemedia.server.client.CatalogAccess;
import io.remotemedia.server.client.LocalCatalog;
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

/** Lists the node types that serve, and what does not. */
@Command(
    name = "nodes",
    description = "Lists the node types that serve, here or on a server.",
    subcommands = NodesShowCommand.class,
    mixinStandardHelpOptions = true)
final class NodesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CatalogOptions catalogs;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    return catalogs.run(spec, this::list);
  }

  private int list(CatalogAccess catalog) {
    PrintWriter out = spec.commandLine().getOut();
    List<NodeTypeSummary> types = catalog.nodeTypes();
    if (json) {
      out.println(PlainJson.write(Map.of("node_types", entries(types))));
      return ExitCode.GOOD;
    }
    table(types, out);
    if (catalog instanceof LocalCatalog local) {
      RefusedPlugins.print(local.plugins(), out);
    }
    return ExitCode.GOOD;
  }

  private static List<Object> entries(List<NodeTypeSummary> types) {
    List<Object> entries = new ArrayList<>();
    for (NodeTypeSummary type : types) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("type", type.getName());
      entry.put("aliases", List.copyOf(type.getAliasesList()));
      entry.put("version", type.getVersion());
      entry.put("plugin", type.getPluginId());
      entry.put("plugin_version", type.getPluginVersion());
      entry.put("summary", type.getSummary());
      entry.put("available", isAvailable(type));
      entry.put("unavailable_reason", type.getUnavailableReason());
      entries.add(entry);
    }
    return entries;
  }

  private static boolean isAvailable(NodeTypeSummary type) {
    return type.getAvailability() == Availability.AVAILABILITY_AVAILABLE;
  }

  private static void table(List<NodeTypeSummary> types, PrintWriter out) {
    out.printf("%-22s %-8s %-26s %s%n", "TYPE", "VERSION", "PLUGIN", "SUMMARY");
    for (NodeTypeSummary type : types) {
      String summary =
          isAvailable(type) ? type.getSummary() : "UNAVAILABLE: " + type.getUnavailableReason();
      out.printf(
          "%-22s %-8s %-26s %s%n", type.getName(), type.getVersion(), type.getPluginId(), summary);
      if (type.getAliasesCount() > 0) {
        out.printf("%-22s also: %s%n", "", String.join(", ", type.getAliasesList()));
      }
    }
  }
}
