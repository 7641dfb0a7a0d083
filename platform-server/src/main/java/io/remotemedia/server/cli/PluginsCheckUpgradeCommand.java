package io.remotemedia.server.cli;

import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.core.plugin.PluginVerifier;
import io.remotemedia.protocol.v1.PluginFileState;
import io.remotemedia.protocol.v1.PluginInfo;
import io.remotemedia.server.config.PluginFolders;
import io.remotemedia.server.plugins.WirePlugins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells before an upgrade of the server which plugins would not link with it. */
@Command(
    name = "check-upgrade",
    description = {
      "Tells which plugins another version of the server would refuse: its SPI range, classes and"
          + " methods are checked, and no code of the plugins runs.",
      "Exit code 1 when it would refuse one."
    },
    mixinStandardHelpOptions = true)
final class PluginsCheckUpgradeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PATH",
      description = "the other server: its unpacked distribution, or its node-spi jar")
  private Path target;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "plugins folder, instead of the standard ones")
  private List<Path> folders;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "plugins, instead of a folder")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    try {
      Path spi = spiOf(target);
      boolean good = true;
      for (Path file : files()) {
        PluginStatus status =
            PluginVerifier.checkUpgrade(file, spi, PluginHostOptions.once(List.of()));
        PluginInfo info = WirePlugins.infos(List.of(status)).getFirst();
        good &= info.getState() == PluginFileState.PLUGIN_FILE_STATE_ACTIVE;
        print(info);
      }
      return good ? ExitCode.GOOD : ExitCode.FINDINGS;
    } catch (IOException e) {
      spec.commandLine().getErr().println("remotemedia plugins check-upgrade: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void print(PluginInfo info) {
    if (info.getState() == PluginFileState.PLUGIN_FILE_STATE_ACTIVE) {
      spec.commandLine()
          .getOut()
          .printf("%s: %s %s fits%n", info.getFile(), info.getPluginId(), info.getVersion());
    } else {
      PluginTable.checklist(info, spec.commandLine().getOut());
    }
  }

  private static Path spiOf(Path target) throws IOException {
    if (Files.isRegularFile(target)) {
      return target;
    }
    Path lib = target.resolve("lib");
    if (Files.isDirectory(lib)) {
      try (Stream<Path> jars = Files.list(lib)) {
        return jars.filter(jar -> jar.getFileName().toString().matches("node-spi-.*\\.jar"))
            .findFirst()
            .orElseThrow(() -> new IOException("%s has no node-spi jar".formatted(lib)));
      }
    }
    throw new IOException(
        "%s is neither a node-spi jar nor an unpacked distribution with lib/".formatted(target));
  }

  private List<Path> files() {
    if (!files.isEmpty()) {
      return files;
    }
    List<Path> found = new ArrayList<>();
    for (Path folder : folders == null ? PluginFolders.standard() : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> entries = Files.list(folder)) {
          entries
              .filter(file -> file.getFileName().toString().matches(".*\\.(jar|zip)"))
              .sorted()
              .forEach(found::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }
}
