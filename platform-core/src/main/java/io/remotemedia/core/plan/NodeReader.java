package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.schema.BindingException;
import io.remotemedia.core.schema.ParameterBinder;
import io.remotemedia.core.schema.Violation;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.Stability;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resolves the type of a node and reads its parameters. */
final class NodeReader {
  private static final Logger log = LoggerFactory.getLogger(NodeReader.class);

  private final NodeCatalog catalog;
  private final Findings findings;
  private boolean unknownType;

  NodeReader(NodeCatalog catalog, Findings findings) {
    this.catalog = catalog;
    this.findings = findings;
  }

  /** Whether a type was unknown, so that the client is told which exist. */
  boolean metUnknownType() {
    return unknownType;
  }

  /** Fills the draft; type or parameters stay null where they have faults. */
  void read(NodeDraft draft, JsonNode node) {
    String name = node.path("node_type").asString("");
    Optional<NodeType> type = catalog.find(name);
    if (type.isEmpty()) {
      unknown(name, draft.pointer + "/node_type");
      return;
    }
    draft.type = type.get();
    if (draft.type.descriptor().stability() == Stability.DEPRECATED) {
      findings.warning(
          DiagnosticCode.DEPRECATED_NODE_TYPE,
          draft.pointer + "/node_type",
          "node type \"%s\" is deprecated: %s".formatted(name, draft.type.descriptor().summary()),
          Quoted.text(name),
          List.of());
    }
    JsonNode params = node.path("params");
    if (params.isMissingNode() || params.isObject()) {
      draft.parameters =
          parameters(
              draft,
              params.isObject() ? (ObjectNode) params : JsonNodeFactory.instance.objectNode(),
              draft.pointer + "/params");
    }
  }

  private void unknown(String name, String pointer) {
    unknownType = true;
    String shown = Quoted.text(name);
    Optional<UnavailableType> unavailable = catalog.findUnavailable(name);
    List<String> ranked = NearestNames.ranked(name, catalog.names());
    String available = String.join(", ", ranked);
    if (unavailable.isPresent()) {
      findings.error(
          DiagnosticCode.UNAVAILABLE_NODE_TYPE,
          pointer,
          "node type %s is known, but its plugin %s does not serve: %s. Available: %s"
              .formatted(
                  shown, unavailable.get().pluginId(), unavailable.get().reason(), available),
          shown,
          ranked,
          List.of());
      return;
    }
    List<String> near = NearestNames.of(name, catalog.namesAndAliases());
    Optional<String> respelt =
        near.stream().filter(known -> NearestNames.sameButForSpelling(name, known)).findFirst();
    String meant = near.isEmpty() ? "" : " Did you mean \"%s\"?".formatted(near.getFirst());
    findings.error(
        respelt.isPresent() ? DiagnosticCode.RENAMED_NODE_TYPE : DiagnosticCode.UNKNOWN_NODE_TYPE,
        pointer,
        "node type %s is unknown.%s Available: %s".formatted(shown, meant, available),
        shown,
        ranked,
        near);
  }

  private Record parameters(NodeDraft draft, ObjectNode given, String pointer) {
    NodeType type = draft.type;
    List<Violation> violations = type.schema().violations(given);
    ViolationReport report =
        new ViolationReport(findings, ViolationCodes.PARAMETERS, Severity.ERROR, pointer);
    violations.forEach(report::add);
    if (!violations.isEmpty()) {
      return null;
    }
    draft.parametersTree = type.schema().withDefaults(given);
    return bound(type, type.factory(), draft.parametersTree, pointer);
  }

  private <P extends Record> P bound(
      NodeType type, NodeFactory<P> factory, ObjectNode given, String pointer) {
    try {
      return PluginCall.ask(type, () -> check(factory, given, pointer));
    } catch (NodeException e) {
      findings.error(
          DiagnosticCode.PARAMETERS_REFUSED,
          pointer,
          "%s refuses its parameters: %s".formatted(type.name(), e.getMessage()),
          Quoted.json(given),
          List.of(),
          List.of());
    } catch (PluginCall.PluginFault e) {
      failed(type, pointer, e);
    }
    return null;
  }

  /** Null when the parameters cannot be bound, which is told here. */
  private <P extends Record> P check(NodeFactory<P> factory, ObjectNode given, String pointer)
      throws NodeException {
    P parameters;
    try {
      parameters = ParameterBinder.bind(given, factory.parametersType());
    } catch (BindingException e) {
      findings.error(DiagnosticCode.PARAMETERS_UNREADABLE, pointer + e.pointer(), e.getMessage());
      return null;
    }
    factory.check(parameters);
    return parameters;
  }

  private void failed(NodeType type, String pointer, PluginCall.PluginFault fault) {
    log.atError()
        .addKeyValue("event", "node_type.failed")
        .addKeyValue("node_type", type.name())
        .addKeyValue("plugin", type.pluginId())
        .setCause(fault.getCause())
        .log("a node type failed while a manifest was planned");
    findings.error(
        DiagnosticCode.NODE_TYPE_FAILED,
        pointer,
        "node type \"%s\" of plugin %s failed while the manifest was planned; the server's log has the details"
            .formatted(type.name(), type.pluginId()));
  }
}
