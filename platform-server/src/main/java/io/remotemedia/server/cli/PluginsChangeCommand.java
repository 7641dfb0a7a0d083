package io.remotemedia.server.cli;

import io.remotemedia.protocol.v1.DisablePluginRequest;
import io.remotemedia.protocol.v1.EnablePluginRequest;
import io.remotemedia.protocol.v1.PluginAdminServiceGrpc.PluginAdminServiceBlockingStub;
import io.remotemedia.protocol.v1.PluginInfo;
import io.remotemedia.protocol.v1.ReloadPluginRequest;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes a plugin of a running server, and shows what came of it. */
abstract class PluginsChangeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AdminOptions admin;

  @Parameters(paramLabel = "PLUGIN", description = "id of a plugin")
  private String plugin;

  abstract List<PluginInfo> change(PluginAdminServiceBlockingStub server, String plugin);

  @Override
  public Integer call() {
    String verb = spec.qualifiedName(" ").replaceFirst("^remotemedia ", "");
    if (!admin.isGiven()) {
      spec.commandLine()
          .getErr()
          .printf("remotemedia %s: --server HOST:PORT names the server to change%n", verb);
      return ExitCode.USAGE;
    }
    return admin.ask(
        verb,
        spec.commandLine().getErr(),
        server -> {
          List<PluginInfo> changed = change(server, plugin);
          PluginTable.list(changed, List.of(), spec.commandLine().getOut());
          return changed.stream().allMatch(PluginTable::isGood) ? ExitCode.GOOD : ExitCode.FINDINGS;
        });
  }

  /** Judges a plugin anew. */
  @Command(
      name = "reload",
      description = "Judges the files of a plugin anew, as if they had just been dropped.",
      mixinStandardHelpOptions = true)
  static final class Reload extends PluginsChangeCommand {
    @Override
    List<PluginInfo> change(PluginAdminServiceBlockingStub server, String plugin) {
      return server
          .reloadPlugin(ReloadPluginRequest.newBuilder().setPlugin(plugin).build())
          .getPluginsList();
    }
  }

  /** Switches a plugin on. */
  @Command(
      name = "enable",
      description = "Switches a plugin on again.",
      mixinStandardHelpOptions = true)
  static final class Enable extends PluginsChangeCommand {
    @Override
    List<PluginInfo> change(PluginAdminServiceBlockingStub server, String plugin) {
      return server
          .enablePlugin(EnablePluginRequest.newBuilder().setPluginId(plugin).build())
          .getPluginsList();
    }
  }

  /** Switches a plugin off. */
  @Command(
      name = "disable",
      description = "Switches a plugin off, beyond restarts; running executions finish.",
      mixinStandardHelpOptions = true)
  static final class Disable extends PluginsChangeCommand {
    @Override
    List<PluginInfo> change(PluginAdminServiceBlockingStub server, String plugin) {
      return server
          .disablePlugin(DisablePluginRequest.newBuilder().setPluginId(plugin).build())
          .getPluginsList();
    }
  }
}
