package io.remotemedia.server.cli;

import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.protocol.v1.LeavingPluginInfo;
import io.remotemedia.protocol.v1.ListPluginsRequest;
import io.remotemedia.protocol.v1.ListPluginsResponse;
import io.remotemedia.protocol.v1.PluginInfo;
import io.remotemedia.server.plugins.WirePlugins;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists plugins with their verdicts: those of a running server, or of the folders here. */
@Command(
    name = "plugins",
    description = {
      "Lists plugins and says why one does not serve: those of a running server (--server), or of the"
          + " folders on this machine, judged now.",
      "Exit code 1 when a plugin is quarantined or waits."
    },
    subcommands = {
      PluginsVerifyCommand.class,
      PluginsCheckUpgradeCommand.class,
      PluginsChangeCommand.Reload.class,
      PluginsChangeCommand.Enable.class,
      PluginsChangeCommand.Disable.class
    },
    mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;
  @Mixin private AdminOptions admin;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    if (admin.isGiven()) {
      return admin.ask(
          "plugins",
          spec.commandLine().getErr(),
          server -> {
            ListPluginsResponse reply = server.listPlugins(ListPluginsRequest.getDefaultInstance());
            return print(reply.getPluginsList(), reply.getLeavingList());
          });
    }
    try (PluginHost host = plugins.open()) {
      return print(WirePlugins.infos(host.plugins()), List.of());
    }
  }

  private int print(List<PluginInfo> found, List<LeavingPluginInfo> leaving) {
    if (json) {
      spec.commandLine().getOut().println(PluginTable.json(found));
    } else {
      PluginTable.list(found, leaving, spec.commandLine().getOut());
    }
    return found.stream().allMatch(PluginTable::isGood) ? ExitCode.GOOD : ExitCode.FINDINGS;
  }
}
