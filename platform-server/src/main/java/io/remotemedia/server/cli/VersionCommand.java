package io.remotemedia.server.cli;

import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.server.grpc.BuildInfo;
import io.remotemedia.spi.SpiVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells versions. */
@Command(name = "version", description = "Tells versions.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    BuildInfo build = BuildInfo.load();
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("version", build.version());
    versions.put("built", build.timestamp());
    versions.put("protocol", "v1");
    versions.put("node_spi", SpiVersion.CURRENT);
    versions.put("java", System.getProperty("java.version"));
    if (json) {
      spec.commandLine().getOut().println(PlainJson.write(versions));
    } else {
      versions.forEach(
          (name, value) -> spec.commandLine().getOut().printf("%-10s %s%n", name, value));
    }
    return ExitCode.GOOD;
  }
}
