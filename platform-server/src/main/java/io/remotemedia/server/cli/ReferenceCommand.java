package io.remotemedia.server.cli;

import io.remotemedia.protocol.v1.Availability;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import io.remotemedia.server.catalog.DiagnosticsPage;
import io.remotemedia.server.catalog.NodeTypePage;
import io.remotemedia.server.client.CatalogAccess;
import io.remotemedia.server.client.UnknownNodeType;
import io.remotemedia.server.compatibility.CompatibilityPage;
import io.remotemedia.server.compatibility.CompatibilityTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the reference pages. */
@Command(
    name = "reference",
    description = {
      "Writes reference pages as Markdown: one for each node type, the diagnostic codes, and the"
          + " compatibility of versions."
    },
    mixinStandardHelpOptions = true)
final class ReferenceCommand implements Callable<Integer> {
  private static final String GENERATED =
      "<!-- Written by `./remotemedia reference --out docs`: change the source, not this page. -->\n\n";

  @Spec private CommandSpec spec;
  @Mixin private CatalogOptions catalogs;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "where to")
  private Path folder;

  @Override
  public Integer call() {
    return catalogs.run(spec, this::write);
  }

  private int write(CatalogAccess catalog) throws IOException, UnknownNodeType {
    Files.createDirectories(folder.resolve("nodes"));
    for (NodeTypeSummary type : catalog.nodeTypes()) {
      if (type.getAvailability() == Availability.AVAILABILITY_AVAILABLE) {
        write("nodes/" + type.getName() + ".md", NodeTypePage.of(catalog.nodeType(type.getName())));
      }
    }
    write("diagnostics.md", DiagnosticsPage.text());
    write("compatibility.md", CompatibilityPage.of(CompatibilityTable.load()));
    return ExitCode.GOOD;
  }

  private void write(String name, String page) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, GENERATED + page, StandardCharsets.UTF_8);
    spec.commandLine().getErr().println("wrote " + file);
  }
}
