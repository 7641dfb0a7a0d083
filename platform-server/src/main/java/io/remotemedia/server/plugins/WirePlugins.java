package io.remotemedia.server.plugins;

import io.remotemedia.core.plugin.LeavingPlugin;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.core.plugin.StepOutcome;
import io.remotemedia.protocol.v1.LeavingPluginInfo;
import io.remotemedia.protocol.v1.PluginFileState;
import io.remotemedia.protocol.v1.PluginInfo;
import io.remotemedia.protocol.v1.PluginStep;
import java.util.List;
import java.util.Locale;

/** Verdicts on plugins as messages. */
public final class WirePlugins {
  private WirePlugins() {}

  /**
   * Verdicts as messages.
   *
   * @param statuses the verdicts
   * @return one message for each
   */
  public static List<PluginInfo> infos(List<PluginStatus> statuses) {
    return statuses.stream().map(WirePlugins::info).toList();
  }

  private static PluginInfo info(PluginStatus status) {
    return PluginInfo.newBuilder()
        .setFile(status.file().getFileName().toString())
        .setPluginId(status.pluginId())
        .setVersion(status.version())
        .setState(state(status.state()))
        .setCode(status.code() == null ? "" : status.code().id())
        .setReason(status.reason())
        .addAllEvidence(status.evidence())
        .setNextStep(status.nextStep())
        .addAllWarnings(status.verdict().warnings())
        .addAllNodeTypes(status.nodeTypes())
        .setUsers(status.users())
        .setSinceUnixMs(status.since().toEpochMilli())
        .setSha256(status.sha256())
        .addAllSteps(status.verdict().steps().stream().map(WirePlugins::step).toList())
        .setJudgedInMs(status.judgedMillis())
        .build();
  }

  private static PluginFileState state(PluginState state) {
    return switch (state) {
      case ACTIVE -> PluginFileState.PLUGIN_FILE_STATE_ACTIVE;
      case QUARANTINED -> PluginFileState.PLUGIN_FILE_STATE_QUARANTINED;
      case SUPERSEDED -> PluginFileState.PLUGIN_FILE_STATE_SUPERSEDED;
      case WAITING -> PluginFileState.PLUGIN_FILE_STATE_WAITING;
      case DISABLED -> PluginFileState.PLUGIN_FILE_STATE_DISABLED;
    };
  }

  private static PluginStep step(StepOutcome outcome) {
    return PluginStep.newBuilder()
        .setStep(outcome.step().label())
        .setResult(outcome.result().name().toLowerCase(Locale.ROOT))
        .setNote(outcome.note())
        .setMillis(outcome.millis())
        .build();
  }

  static LeavingPluginInfo leaving(LeavingPlugin plugin) {
    return LeavingPluginInfo.newBuilder()
        .setPluginId(plugin.pluginId())
        .setVersion(plugin.version())
        .setStage(plugin.stage().name().toLowerCase(Locale.ROOT))
        .setUsers(plugin.users())
        .setMillis(plugin.millis())
        .addAllHolders(plugin.holders())
        .build();
  }
}
