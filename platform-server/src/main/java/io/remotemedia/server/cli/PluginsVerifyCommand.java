package io.remotemedia.server.cli;

import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.PluginVerifier;
import io.remotemedia.protocol.v1.PluginFileState;
import io.remotemedia.protocol.v1.PluginInfo;
import io.remotemedia.server.config.ConfigException;
import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.server.plugins.WirePlugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges plugin files as a server would, without one. */
@Command(
    name = "verify",
    description = {
      "Judges plugin files as a server would: the same steps, with the self-test. Runs their code, on"
          + " this machine.",
      "Exit code 1 when one would not serve."
    },
    mixinStandardHelpOptions = true)
final class PluginsVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the server's configuration, for its keys plugins.*")
  private Path config;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "plugins")
  private List<Path> files;

  @Override
  public Integer call() {
    PluginHostOptions judged;
    try {
      judged = judging();
    } catch (ConfigException e) {
      spec.commandLine().getErr().println("remotemedia plugins verify: " + e.getMessage());
      return ExitCode.USAGE;
    }
    List<PluginInfo> verdicts = new ArrayList<>();
    for (Path file : files) {
      List<PluginInfo> verdict = WirePlugins.infos(List.of(PluginVerifier.verify(file, judged)));
      verdicts.addAll(verdict);
      if (!json) {
        verdict.forEach(info -> PluginTable.checklist(info, spec.commandLine().getOut()));
      }
    }
    if (json) {
      spec.commandLine().getOut().println(PluginTable.json(verdicts));
    }
    return verdicts.stream()
            .allMatch(info -> info.getState() == PluginFileState.PLUGIN_FILE_STATE_ACTIVE)
        ? ExitCode.GOOD
        : ExitCode.FINDINGS;
  }

  /** As a server of this configuration would; who may call it and where does not matter here. */
  private PluginHostOptions judging() throws ConfigException {
    Map<String, String> flags = Map.of("auth.enabled", "false", "grpc.listen", "127.0.0.1:0");
    return ConfigLoader.load(config, System.getenv(), flags).plugins();
  }
}
