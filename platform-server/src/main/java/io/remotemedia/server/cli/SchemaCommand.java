package io.remotemedia.server.cli;

import io.remotemedia.protocol.v1.GetManifestSchemaResponse;
import io.remotemedia.server.client.CatalogAccess;
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

/** Writes the composed manifest schema. */
@Command(
    name = "schema",
    description = {
      "Writes the manifest schema joined with the parameters of every node type, as one JSON Schema"
          + " (2020-12).",
      "An editor that knows it completes and checks manifests."
    },
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CatalogOptions catalogs;

  @Option(names = "--out", paramLabel = "FILE", description = "where to; default: stdout")
  private Path file;

  @Override
  public Integer call() {
    return catalogs.run(spec, this::write);
  }

  private int write(CatalogAccess catalog) throws IOException {
    GetManifestSchemaResponse schema = catalog.schema();
    if (file == null) {
      spec.commandLine().getOut().println(schema.getSchemaJson());
    } else {
      Files.writeString(file, schema.getSchemaJson() + "\n", StandardCharsets.UTF_8);
      spec.commandLine().getErr().printf("wrote %s, tag %s%n", file, schema.getTag());
    }
    return ExitCode.GOOD;
  }
}
