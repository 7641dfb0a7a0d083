package io.remotemedia.server.cli;

import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.protocol.v1.LeavingPluginInfo;
import io.remotemedia.protocol.v1.PluginFileState;
import io.remotemedia.protocol.v1.PluginInfo;
import io.remotemedia.protocol.v1.PluginStep;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verdicts on plugins, for people and for programs. */
final class PluginTable {
  /** Of those that left, the last ones. */
  private static final int MAX_LEAVING = 5;

  private static final String PREFIX = "PLUGIN_FILE_STATE_";

  private PluginTable() {}

  static String state(PluginInfo plugin) {
    return plugin.getState().name().substring(PREFIX.length());
  }

  /** Whether nothing has to be done about a plugin. */
  static boolean isGood(PluginInfo plugin) {
    return plugin.getState() != PluginFileState.PLUGIN_FILE_STATE_QUARANTINED
        && plugin.getState() != PluginFileState.PLUGIN_FILE_STATE_WAITING;
  }

  static void list(List<PluginInfo> plugins, List<LeavingPluginInfo> leaving, PrintWriter out) {
    int width = plugins.stream().mapToInt(plugin -> plugin.getFile().length()).max().orElse(4);
    int idWidth =
        plugins.stream().mapToInt(plugin -> plugin.getPluginId().length()).max().orElse(6);
    String format =
        "%%-%ds  %%-%ds  %%-8s  %%-11s  %%5s  %%s"
            .formatted(Math.max(4, width), Math.max(6, idWidth));
    line(out, format, "FILE", "PLUGIN", "VERSION", "STATE", "USERS", "NODE TYPES");
    for (PluginInfo plugin : plugins) {
      line(
          out,
          format,
          plugin.getFile(),
          plugin.getPluginId(),
          plugin.getVersion(),
          state(plugin),
          plugin.getUsers(),
          String.join(", ", plugin.getNodeTypesList()));
    }
    plugins.stream()
        .filter(plugin -> !plugin.getReason().isEmpty() || plugin.getWarningsCount() > 0)
        .forEach(plugin -> reason(plugin, out));
    if (!leaving.isEmpty()) {
      out.println();
      leaving.stream()
          .skip(Math.max(0, leaving.size() - MAX_LEAVING))
          .forEach(plugin -> leaving(plugin, out));
    }
  }

  private static void reason(PluginInfo plugin, PrintWriter out) {
    out.println();
    if (plugin.getReason().isEmpty()) {
      out.printf("%s is %s, with warnings%n", plugin.getFile(), state(plugin));
    } else {
      String code = plugin.getCode().isEmpty() ? "" : " (%s)".formatted(plugin.getCode());
      out.printf("%s is %s%s: %s%n", plugin.getFile(), state(plugin), code, plugin.getReason());
    }
    details(plugin, out);
  }

  private static void details(PluginInfo plugin, PrintWriter out) {
    plugin.getEvidenceList().forEach(line -> out.println("  " + line));
    plugin.getWarningsList().forEach(line -> out.println("  warning: " + line));
    if (!plugin.getNextStep().isEmpty()) {
      out.println("  next: " + plugin.getNextStep());
    }
  }

  private static void leaving(LeavingPluginInfo plugin, PrintWriter out) {
    out.printf(
        "%s %s is %s, %d users, after %d ms%n",
        plugin.getPluginId(),
        plugin.getVersion(),
        plugin.getStage(),
        plugin.getUsers(),
        plugin.getMillis());
    plugin.getHoldersList().forEach(line -> out.println("  held by: " + line));
  }

  /** Without the blanks that empty columns leave at the end. */
  private static void line(PrintWriter out, String format, Object... columns) {
    out.println(format.formatted(columns).stripTrailing());
  }

  /** The steps as a checklist, then the verdict. */
  static void checklist(PluginInfo plugin, PrintWriter out) {
    String id = plugin.getPluginId().isEmpty() ? "" : " " + plugin.getPluginId();
    String version = plugin.getVersion().isEmpty() ? "" : " " + plugin.getVersion();
    out.printf("%s%s%s%s%n", plugin.getFile(), id.isEmpty() ? "" : ":", id, version);
    for (PluginStep step : plugin.getStepsList()) {
      line(
          out,
          "  %-12s %-7s %5d ms  %s",
          step.getStep(),
          step.getResult(),
          step.getMillis(),
          step.getNote());
    }
    if (plugin.getReason().isEmpty()) {
      out.printf("%s: %s%n", state(plugin), String.join(", ", plugin.getNodeTypesList()));
    } else {
      out.printf("%s (%s): %s%n", state(plugin), plugin.getCode(), plugin.getReason());
    }
    details(plugin, out);
  }

  static String json(List<PluginInfo> plugins) {
    List<Object> entries = new ArrayList<>();
    plugins.forEach(plugin -> entries.add(fields(plugin)));
    return PlainJson.write(Map.of("plugins", entries));
  }

  private static Map<String, Object> fields(PluginInfo plugin) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", plugin.getFile());
    fields.put("plugin", plugin.getPluginId());
    fields.put("version", plugin.getVersion());
    fields.put("state", state(plugin));
    fields.put("code", plugin.getCode());
    fields.put("reason", plugin.getReason());
    fields.put("evidence", List.copyOf(plugin.getEvidenceList()));
    fields.put("next_step", plugin.getNextStep());
    fields.put("warnings", List.copyOf(plugin.getWarningsList()));
    fields.put("node_types", List.copyOf(plugin.getNodeTypesList()));
    fields.put("users", plugin.getUsers());
    fields.put("since", Instant.ofEpochMilli(plugin.getSinceUnixMs()).toString());
    fields.put("sha256", plugin.getSha256());
    fields.put("judged_in_ms", plugin.getJudgedInMs());
    return fields;
  }
}
