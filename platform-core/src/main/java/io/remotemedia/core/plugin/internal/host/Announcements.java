package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.PluginStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every verdict the same way: one log event, the receipt, the list for the interfaces. */
final class Announcements {
  private static final Logger log = LoggerFactory.getLogger(Announcements.class);

  private final Receipts receipts;
  private volatile List<Line> lines = List.of();

  /** A status, and where its users are counted; null where nothing is loaded. */
  private record Line(PluginStatus status, LoadedPlugin loaded) {
    PluginStatus now() {
      return loaded == null
          ? status
          : new PluginStatus(
              status.file(),
              status.pluginId(),
              status.version(),
              status.sha256(),
              status.verdict(),
              status.nodeTypes(),
              loaded.uses().users(),
              status.since());
    }
  }

  Announcements(PluginHostOptions options) {
    receipts = new Receipts(options.receipts(), options.stateFolder());
  }

  void removeOrphans(FolderScan scan) {
    receipts.removeOrphans(scan.receipts(), scan.files().keySet());
  }

  /** From any thread. */
  List<PluginStatus> statuses() {
    return lines.stream().map(Line::now).toList();
  }

  void tell(Collection<PluginRecord> records, Selection selection) {
    List<Line> told = new ArrayList<>();
    for (PluginRecord item : records) {
      if (item.isGone) {
        continue;
      }
      Remark remark = selection.remark(item);
      PluginStatus status = StatusView.of(item, remark, olderOf(item, records));
      String summary = summary(status);
      if (!summary.equals(item.lastTold)) {
        item.since = Instant.now();
        status = StatusView.of(item, remark, olderOf(item, records));
        if (!item.isPending() && item.phase != PluginRecord.Phase.SETTLING) {
          item.lastTold = summary;
          announce(status);
        }
      }
      told.add(new Line(status, item.loaded));
    }
    told.sort(
        Comparator.comparing((Line line) -> line.status().file().getFileName().toString())
            .thenComparing(line -> line.status().file()));
    lines = List.copyOf(told);
  }

  /** What makes a verdict a new one: not the times. */
  private static String summary(PluginStatus status) {
    return "%s|%s|%s|%s|%s"
        .formatted(
            status.state(),
            status.code(),
            status.reason(),
            status.evidence(),
            status.verdict().warnings());
  }

  /** The old content of the same place that goes on serving; null when there is none. */
  private static PluginRecord olderOf(PluginRecord item, Collection<PluginRecord> records) {
    return records.stream()
        .filter(other -> other.isGone && other.file.equals(item.file) && other.loaded != null)
        .findFirst()
        .orElse(null);
  }

  private void announce(PluginStatus status) {
    receipts.write(status);
    var line = status.state() == PluginState.QUARANTINED ? log.atWarn() : log.atInfo();
    line.addKeyValue("event", "plugin.verdict")
        .addKeyValue("file", status.file().toString())
        .addKeyValue("plugin", status.pluginId())
        .addKeyValue("version", status.version())
        .addKeyValue("state", status.state())
        .addKeyValue("code", status.code() == null ? "" : status.code().id())
        .addKeyValue("reason", status.reason())
        .addKeyValue("evidence", status.evidence())
        .addKeyValue("next_step", status.nextStep())
        .addKeyValue("warnings", status.verdict().warnings())
        .addKeyValue("node_types", status.nodeTypes())
        .addKeyValue("sha256", status.sha256())
        .addKeyValue("millis", status.judgedMillis())
        .log("plugin file {} is {}", status.file().getFileName(), status.state());
  }

  /** A file is gone, and with it what was told of it. */
  void forget(PluginRecord item, Collection<PluginRecord> records) {
    boolean hasSuccessor =
        records.stream().anyMatch(other -> !other.isGone && other.file.equals(item.file));
    if (!hasSuccessor) {
      receipts.remove(item.file);
      log.atInfo()
          .addKeyValue("event", "plugin.removed")
          .addKeyValue("file", item.file.toString())
          .addKeyValue("plugin", item.pluginId())
          .addKeyValue("version", item.version())
          .log("plugin file {} is gone", item.fileName());
    }
  }
}
