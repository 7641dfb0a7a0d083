package io.remotemedia.server.cli;

import io.remotemedia.protocol.v1.Availability;
import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.server.catalog.NodeTypePage;
import io.remotemedia.server.catalog.NodeTypeText;
import io.remotemedia.server.client.CatalogAccess;
import io.remotemedia.server.client.UnknownNodeType;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all about one node type. */
@Command(
    name = "show",
    description = "Shows a node type: parameters, ports, documentation, and a manifest that runs.",
    mixinStandardHelpOptions = true)
final class NodesShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CatalogOptions catalogs;

  @Parameters(paramLabel = "TYPE", description = "name or alias")
  private String type;

  @Option(
      names = "--example",
      paramLabel = "N",
      description = "print the manifest of example N and nothing else")
  private Integer example;

  @Option(names = "--schema", description = "print the JSON Schema of the parameters")
  private boolean schema;

  @Option(names = "--markdown", description = "print the reference page")
  private boolean markdown;

  @Override
  public Integer call() {
    return catalogs.run(spec, this::show);
  }

  private int show(CatalogAccess catalog) throws UnknownNodeType {
    GetNodeTypeResponse found = catalog.nodeType(type);
    PrintWriter out = spec.commandLine().getOut();
    if (found.getSummary().getAvailability() == Availability.AVAILABILITY_UNAVAILABLE) {
      spec.commandLine()
          .getErr()
          .printf(
              "remotemedia nodes show: %s of plugin %s does not serve: %s%n",
              found.getSummary().getName(),
              found.getSummary().getPluginId(),
              found.getSummary().getUnavailableReason());
      return ExitCode.FINDINGS;
    }
    if (example != null) {
      out.print(manifest(found));
    } else if (schema) {
      out.println(found.getParameterSchema());
    } else {
      out.print(markdown ? NodeTypePage.of(found) : NodeTypeText.of(found));
    }
    return ExitCode.GOOD;
  }

  private String manifest(GetNodeTypeResponse found) {
    if (example < 1 || example > found.getExamplesCount()) {
      throw new IllegalArgumentException(
          "--example is %d; %s has %d examples, counted from 1"
              .formatted(example, found.getSummary().getName(), found.getExamplesCount()));
    }
    return found.getExamples(example - 1).getManifestJson();
  }
}
