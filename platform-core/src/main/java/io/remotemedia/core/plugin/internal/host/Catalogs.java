package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.builtin.PassThroughFactory;
import io.remotemedia.core.catalog.CatalogPublisher;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.internal.describe.DescribedType;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import io.remotemedia.spi.SpiVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes catalogues of what serves, and publishes them when something changed. */
final class Catalogs {
  private static final Logger log = LoggerFactory.getLogger(Catalogs.class);

  private final List<NodeType> builtIn = List.of(builtInType());
  private final CatalogPublisher publisher =
      new CatalogPublisher(new NodeCatalog(1, builtIn, List.of()));
  private final Map<NodeType, String> quarantined = new HashMap<>();
  private List<NodeType> published = builtIn;
  private List<UnavailableType> publishedUnavailable = List.of();

  private static NodeType builtInType() {
    try {
      return DescribedType.of(new PassThroughFactory(), PluginBoundary.ofPlatform())
          .withSchema(NodeType.BUILT_IN, SpiVersion.CURRENT, new ArrayList<>());
    } catch (PluginRefusal e) {
      throw new IllegalStateException("a built-in node type is broken", e);
    }
  }

  CatalogPublisher publisher() {
    return publisher;
  }

  /** Names and aliases that no plugin may have. */
  Map<String, String> builtInNames() {
    Map<String, String> names = new HashMap<>();
    for (NodeType type : builtIn) {
      names.put(type.name(), "the platform itself");
      type.descriptor().aliases().forEach(alias -> names.put(alias, "the platform itself"));
    }
    return names;
  }

  /** Takes a type out until its plugin is reloaded. False when it does not serve anyway. */
  boolean quarantine(NodeType type, String reason) {
    if (!published.contains(type) || builtIn.contains(type)) {
      return false;
    }
    quarantined.put(type, reason);
    log.atWarn()
        .addKeyValue("event", "node_type.quarantined")
        .addKeyValue("node_type", type.name())
        .addKeyValue("plugin", type.pluginId())
        .addKeyValue("version", type.pluginVersion())
        .addKeyValue("reason", reason)
        .log("a node type is taken out of service");
    return true;
  }

  void publish(Collection<PluginRecord> records, Selection selection) {
    List<NodeType> types = new ArrayList<>(builtIn);
    selection.serving().values().forEach(item -> types.addAll(item.loaded.nodeTypes()));
    quarantined.keySet().retainAll(Set.copyOf(types));
    types.removeAll(quarantined.keySet());
    List<UnavailableType> unavailable = unavailable(records, selection, types);
    if (!types.equals(published) || !unavailable.equals(publishedUnavailable)) {
      published = types;
      publishedUnavailable = unavailable;
      publisher.publish(publisher.catalog().next(types, unavailable));
    }
  }

  /** For clients: neither class names nor paths, but what the operator is to be asked. */
  private List<UnavailableType> unavailable(
      Collection<PluginRecord> records, Selection selection, List<NodeType> types) {
    Set<String> serving = new HashSet<>();
    types.forEach(type -> serving.add(type.name()));
    Map<String, UnavailableType> unavailable = new TreeMap<>();
    quarantined.forEach(
        (type, reason) ->
            unavailable.put(
                type.name(),
                new UnavailableType(
                    type.name(),
                    type.pluginId(),
                    withCode(reason, DiagnosticCode.NODE_TYPE_QUARANTINED))));
    for (PluginRecord item : records) {
      String reason = item.isGone ? "" : clientReason(item, selection);
      for (String name : item.typeNames) {
        if (!reason.isEmpty() && !serving.contains(name)) {
          unavailable.putIfAbsent(name, new UnavailableType(name, item.pluginId(), reason));
        }
      }
    }
    return List.copyOf(unavailable.values());
  }

  private static String clientReason(PluginRecord item, Selection selection) {
    Remark remark = selection.remark(item);
    if (item.refusal == null && (remark == null || remark.code() == null)) {
      return "";
    }
    DiagnosticCode code = item.refusal == null ? remark.code() : item.refusal.code();
    String title = code.title();
    return withCode(Character.toLowerCase(title.charAt(0)) + title.substring(1), code);
  }

  private static String withCode(String reason, DiagnosticCode code) {
    return "%s (%s)".formatted(reason, code.id());
  }
}
