package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.VerdictStep;
import io.remotemedia.core.plugin.internal.descriptor.PluginDependency;
import io.remotemedia.core.plugin.internal.pf4j.Versions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which of the plugins serve: a function of what is there, never of the order in which it came or
 * is listed. Of each plugin the newest version that can serve; of two with a common node type the
 * one whose id comes first in the alphabet; of two files of one version the first by name. What
 * served goes on serving while its successor is still being started.
 */
final class Selection {
  private static final Comparator<PluginRecord> NEWEST_FIRST =
      Comparator.comparing((PluginRecord item) -> item.isGone)
          .thenComparing((one, other) -> Versions.compare(other.version(), one.version()))
          .thenComparing(PluginRecord::fileName)
          .thenComparing(item -> item.file);

  private final Map<String, List<PluginRecord>> candidates = new TreeMap<>();
  private final Map<String, PluginRecord> serving = new LinkedHashMap<>();
  private final Map<PluginRecord, Remark> remarks = new HashMap<>();
  private final List<PluginRecord> toStart = new ArrayList<>();
  private final Map<String, String> takenBy = new HashMap<>();
  private final Set<String> pendingIds = new HashSet<>();

  private Selection(Map<String, String> builtInNames) {
    takenBy.putAll(builtInNames);
  }

  /**
   * Chooses.
   *
   * @param records all that are known
   * @param disabled plugin ids that are switched off
   * @param builtInNames names that no plugin may have, with who has them
   */
  static Selection of(
      Collection<PluginRecord> records, Set<String> disabled, Map<String, String> builtInNames) {
    Selection selection = new Selection(builtInNames);
    for (PluginRecord item : records) {
      boolean isJudged = item.phase != PluginRecord.Phase.SETTLING && !item.pluginId().isEmpty();
      if (isJudged && disabled.contains(item.pluginId())) {
        selection.remark(
            item, PluginState.DISABLED, DiagnosticCode.PLUGIN_DISABLED, "it is switched off");
      } else if (item.canServe()) {
        selection.candidates.computeIfAbsent(item.pluginId(), id -> new ArrayList<>()).add(item);
      }
    }
    selection.candidates.values().forEach(versions -> versions.sort(NEWEST_FIRST));
    selection.dropDuplicates();
    selection.dropCycles();
    selection.ordered().forEach(selection::choose);
    return selection;
  }

  private void remark(PluginRecord item, PluginState state, DiagnosticCode code, String reason) {
    remarks.put(item, new Remark(state, code, reason, List.of(), null));
  }

  private void dropDuplicates() {
    for (List<PluginRecord> versions : candidates.values()) {
      Map<String, PluginRecord> first = new HashMap<>();
      versions.removeIf(
          item -> {
            PluginRecord other = item.isGone ? null : first.putIfAbsent(item.version(), item);
            if (other != null) {
              remarks.put(
                  item,
                  new Remark(
                      PluginState.QUARANTINED,
                      DiagnosticCode.PLUGIN_DUPLICATE,
                      "plugin %s %s is there twice".formatted(item.pluginId(), item.version()),
                      List.of("the other file is " + other.fileName()),
                      null));
            }
            return other != null;
          });
    }
  }

  /** Among the newest versions; without those the older ones may do. */
  private void dropCycles() {
    while (true) {
      List<List<String>> cycles = graph().cycles();
      if (cycles.isEmpty()) {
        return;
      }
      for (List<String> cycle : cycles) {
        for (String id : cycle) {
          PluginRecord newest = candidates.get(id).removeFirst();
          remarks.put(
              newest,
              new Remark(
                  PluginState.QUARANTINED,
                  DiagnosticCode.PLUGIN_DEPENDENCY_CYCLE,
                  "the plugins %s need each other in a circle".formatted(String.join(", ", cycle)),
                  newest.descriptor().dependencies().stream().map(d -> "needs " + d).toList(),
                  VerdictStep.DEPENDENCIES));
        }
      }
      candidates.values().removeIf(List::isEmpty);
    }
  }

  private DependencyGraph graph() {
    Map<String, List<String>> needs = new TreeMap<>();
    candidates.forEach(
        (id, versions) ->
            needs.put(
                id,
                versions.getFirst().descriptor().dependencies().stream()
                    .filter(dependency -> !dependency.optional())
                    .map(PluginDependency::pluginId)
                    .toList()));
    return new DependencyGraph(needs);
  }

  private List<String> ordered() {
    return graph().ordered();
  }

  private void choose(String id) {
    boolean pending = false;
    PluginRecord chosen = null;
    for (PluginRecord item : candidates.get(id)) {
      if (chosen != null) {
        superseded(item, chosen, "version %s of the same plugin serves");
      } else if (item.isGone && !pending && !item.isReplaced) {
        continue;
      } else if (!fits(item)) {
        continue;
      } else if (item.phase == PluginRecord.Phase.LOADED) {
        chosen = item;
      } else if (pending) {
        superseded(item, pendingOf(id), "version %s of the same plugin is being started");
      } else if (!item.isGone) {
        pending = true;
        if (item.phase == PluginRecord.Phase.CANDIDATE) {
          toStart.add(item);
        }
      }
    }
    if (pending) {
      pendingIds.add(id);
    }
    if (chosen != null) {
      serving.put(id, chosen);
      chosen.knownNames.forEach(name -> takenBy.put(name, id));
    }
  }

  private PluginRecord pendingOf(String id) {
    return candidates.get(id).stream()
        .filter(item -> !remarks.containsKey(item) && !item.isGone)
        .findFirst()
        .orElseThrow();
  }

  private void superseded(PluginRecord item, PluginRecord newer, String reason) {
    remarks.put(
        item,
        new Remark(
            PluginState.SUPERSEDED,
            DiagnosticCode.PLUGIN_SUPERSEDED,
            reason.formatted(newer.version()),
            List.of("the other file is " + newer.fileName()),
            null));
  }

  private boolean fits(PluginRecord item) {
    return hasDependencies(item) && hasFreeNames(item);
  }

  private boolean hasDependencies(PluginRecord item) {
    for (PluginDependency dependency : item.descriptor().dependencies()) {
      PluginRecord other = serving.get(dependency.pluginId());
      if (dependency.optional()) {
        continue;
      }
      if (other == null) {
        boolean starts = pendingIds.contains(dependency.pluginId());
        waits(
            item,
            DiagnosticCode.PLUGIN_DEPENDENCY_MISSING,
            starts
                ? "it waits for plugin %s, which is being started".formatted(dependency)
                : "it needs plugin %s, which does not serve".formatted(dependency));
        return false;
      }
      if (!Versions.isIn(other.version(), dependency.range())) {
        waits(
            item,
            DiagnosticCode.PLUGIN_DEPENDENCY_VERSION,
            "it needs plugin %s, and version %s serves".formatted(dependency, other.version()));
        return false;
      }
    }
    return true;
  }

  private void waits(PluginRecord item, DiagnosticCode code, String reason) {
    remarks.put(
        item, new Remark(PluginState.WAITING, code, reason, List.of(), VerdictStep.DEPENDENCIES));
  }

  private boolean hasFreeNames(PluginRecord item) {
    Remark taken = namesTaken(item, takenBy);
    if (taken != null) {
      remarks.put(item, taken);
    }
    return taken == null;
  }

  /** The refusal when a node type name of a plugin is taken; null when none is. */
  static Remark namesTaken(PluginRecord item, Map<String, String> takenBy) {
    for (String name : item.knownNames) {
      String other = takenBy.get(name);
      if (other != null) {
        return new Remark(
            PluginState.QUARANTINED,
            DiagnosticCode.PLUGIN_TYPE_TAKEN,
            "the node type name \"%s\" is contributed by %s and by %s"
                .formatted(name, other, item.pluginId()),
            List.of("of two plugins the one whose id comes first in the alphabet serves"),
            VerdictStep.TYPE_NAMES);
      }
    }
    return null;
  }

  /** The plugins that serve, by id. */
  Map<String, PluginRecord> serving() {
    return serving;
  }

  /** Those that shall be started now. */
  List<PluginRecord> toStart() {
    return toStart;
  }

  /** Why a plugin that is good in itself does not serve; null when it does, or is refused. */
  Remark remark(PluginRecord item) {
    return remarks.get(item);
  }
}
