package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.RetiredType;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.spi.Stability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Finds the types of nodes by name. A name that is not served is one of three: known, but its
 * plugin does not serve; removed or renamed; never heard of.
 */
final class TypeResolver {
  /** Beyond this the message says how many more there are. */
  private static final int MAX_LISTED = 50;

  private static final int MAX_REASON = 500;

  /** The plugin itself says that the one stands for the other. */
  private static final double RENAMED = 0.95;

  private final NodeCatalog catalog;
  private final Findings findings;

  /** One misspelt name often stands at many nodes. */
  private final Map<String, List<String>> ranked = new HashMap<>();

  private boolean unknown;

  TypeResolver(NodeCatalog catalog, Findings findings) {
    this.catalog = catalog;
    this.findings = findings;
  }

  /** Whether a type was not found, so that the client is told which exist. */
  boolean metUnknownType() {
    return unknown;
  }

  /** The type, or null after telling why there is none. */
  NodeType resolve(String name, String pointer) {
    Optional<NodeType> type = catalog.find(name);
    if (type.isEmpty()) {
      unknown = true;
      notServed(name, pointer);
      return null;
    }
    if (type.get().descriptor().stability() == Stability.DEPRECATED) {
      findings
          .warning(
              DiagnosticCode.DEPRECATED_NODE_TYPE,
              pointer,
              "node type %s is deprecated: %s"
                  .formatted(
                      Quoted.text(name),
                      Quoted.plain(type.get().descriptor().summary(), MAX_REASON)))
          .received(Quoted.text(name));
    }
    return type.get();
  }

  private void notServed(String name, String pointer) {
    Optional<UnavailableType> unavailable = catalog.findUnavailable(name);
    Optional<RetiredType> retired = catalog.findRetired(name);
    if (unavailable.isPresent()) {
      unavailable(unavailable.get(), pointer);
    } else if (retired.isPresent()) {
      retired(retired.get(), pointer);
    } else {
      unheard(name, pointer);
    }
  }

  private void unavailable(UnavailableType type, String pointer) {
    String shown = Quoted.text(type.name());
    findings
        .error(
            DiagnosticCode.UNAVAILABLE_NODE_TYPE,
            pointer,
            "node type %s is known, but its plugin %s does not serve: %s. Available: %s"
                .formatted(
                    shown,
                    type.pluginId(),
                    Quoted.plain(type.reason(), MAX_REASON),
                    listed(type.name())))
        .received(shown)
        .accepted(shortened(type.name()));
  }

  private void retired(RetiredType type, String pointer) {
    String shown = Quoted.text(type.name());
    boolean renamed = catalog.find(type.replacement()).isPresent();
    Finding finding =
        findings
            .error(
                renamed ? DiagnosticCode.RENAMED_NODE_TYPE : DiagnosticCode.REMOVED_NODE_TYPE,
                pointer,
                renamed
                    ? "node type %s is called \"%s\" now: %s. Available: %s"
                        .formatted(
                            shown,
                            type.replacement(),
                            Quoted.plain(type.reason(), MAX_REASON),
                            listed(type.replacement()))
                    : "node type %s was removed: %s. Available: %s"
                        .formatted(
                            shown, Quoted.plain(type.reason(), MAX_REASON), listed(type.name())))
            .received(shown)
            .accepted(shortened(type.name()));
    if (renamed) {
      finding
          .suggestions(List.of(type.replacement()))
          .fix(rename(pointer, type.replacement(), RENAMED));
    }
  }

  private void unheard(String name, String pointer) {
    List<String> near =
        findings.isFull() ? List.of() : NearestNames.of(name, catalog.namesAndAliases());
    boolean respelt = near.stream().anyMatch(known -> NearestNames.sameButForSpelling(name, known));
    String meant = near.isEmpty() ? "" : " Did you mean \"%s\"?".formatted(near.getFirst());
    Finding finding =
        findings
            .error(
                respelt ? DiagnosticCode.RENAMED_NODE_TYPE : DiagnosticCode.UNKNOWN_NODE_TYPE,
                pointer,
                "node type %s is unknown.%s Available: %s"
                    .formatted(Quoted.text(name), meant, listed(name)))
            .received(Quoted.text(name))
            .accepted(shortened(name))
            .suggestions(near);
    near.forEach(
        known ->
            finding.fix(
                rename(
                    pointer,
                    known,
                    NearestNames.confidence(name, known, catalog.namesAndAliases()))));
  }

  private static Fix rename(String pointer, String name, double confidence) {
    return ValueFixes.replace(pointer, JsonNodeFactory.instance.stringNode(name), confidence);
  }

  /** All names for a message, nearest first. */
  private String listed(String name) {
    List<String> names = ranked(name);
    if (names.isEmpty()) {
      return "none";
    }
    String shown = String.join(", ", names.subList(0, Math.min(MAX_LISTED, names.size())));
    return names.size() > MAX_LISTED
        ? "%s and %d more".formatted(shown, names.size() - MAX_LISTED)
        : shown;
  }

  private List<String> shortened(String name) {
    List<String> names = ranked(name);
    return names.subList(0, Math.min(MAX_LISTED, names.size()));
  }

  private List<String> ranked(String name) {
    if (findings.isFull() && !ranked.containsKey(name)) {
      return catalog.names();
    }
    return ranked.computeIfAbsent(name, key -> NearestNames.ranked(key, catalog.names()));
  }
}
