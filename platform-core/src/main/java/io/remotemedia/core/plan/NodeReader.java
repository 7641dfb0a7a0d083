package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.StrictJson;
import io.remotemedia.core.schema.BindingException;
import io.remotemedia.core.schema.ParameterBinder;
import io.remotemedia.core.schema.Violation;
import io.remotemedia.spi.NodeExample;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resolves the type of a node and reads its parameters. */
final class NodeReader {
  private static final Logger log = LoggerFactory.getLogger(NodeReader.class);
  private static final int MAX_REASON = 500;

  private final TypeResolver types;
  private final JsonNode manifest;
  private final Findings findings;

  /** Many nodes of one manifest often have the same parameters: they are checked once. */
  private final Map<NodeType, Map<ObjectNode, Bound>> bound = new IdentityHashMap<>();

  private record Bound(ObjectNode tree, Record parameters) {}

  NodeReader(TypeResolver types, JsonNode manifest, Findings findings) {
    this.types = types;
    this.manifest = manifest;
    this.findings = findings;
  }

  /**
   * Fills the draft; type or parameters stay null where they have faults.
   *
   * @param readable false when the text of the parameters is no JSON, which was told already
   */
  void read(NodeDraft draft, JsonNode node, boolean readable) {
    draft.type = types.resolve(node.path("node_type").stringValue(), draft.pointer + "/node_type");
    JsonNode params = node.path("params");
    if (draft.type == null || !readable) {
      return;
    }
    if (params.isMissingNode()) {
      params = JsonNodeFactory.instance.objectNode();
    }
    if (params instanceof ObjectNode given) {
      readParameters(draft, given, node.has("params"));
    }
  }

  private void readParameters(NodeDraft draft, ObjectNode given, boolean present) {
    // What is missing in parameters that are absent themselves is missing in the node.
    String pointer = draft.pointer + "/params";
    Map<ObjectNode, Bound> known = bound.computeIfAbsent(draft.type, type -> new HashMap<>());
    Bound same = known.get(given);
    if (same != null) {
      draft.parametersTree = same.tree();
      draft.parameters = same.parameters();
      return;
    }
    List<Violation> violations = draft.type.schema().violations(given);
    if (violations.isEmpty()) {
      draft.parametersTree = draft.type.schema().withDefaults(given);
      draft.parameters = bound(draft.type, draft.type.factory(), draft.parametersTree, pointer);
      if (draft.parameters != null) {
        known.put(given, new Bound(draft.parametersTree, draft.parameters));
      }
    } else if (present) {
      ViolationReport.ofParameters(findings, manifest, pointer, example(draft.type))
          .addAll(violations);
    } else {
      AbsentParameters.report(findings, draft, violations, example(draft.type));
    }
  }

  /** Parameters that work, to take a value from where one is missing. */
  private static ObjectNode example(NodeType type) {
    for (NodeExample example : type.descriptor().examples()) {
      try {
        if (StrictJson.read(example.parameters()) instanceof ObjectNode parameters) {
          return parameters;
        }
      } catch (JsonSyntaxException e) {
        // An example that cannot be read gives no value.
        continue;
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private <P extends Record> P bound(
      NodeType type, NodeFactory<P> factory, ObjectNode given, String pointer) {
    try {
      return PluginCall.ask(type, () -> check(factory, given, pointer));
    } catch (NodeException e) {
      findings
          .error(
              DiagnosticCode.PARAMETERS_REFUSED,
              pointer,
              "%s refuses its parameters: %s"
                  .formatted(type.name(), Quoted.plain(e.getMessage(), MAX_REASON)))
          .received(Quoted.json(given));
    } catch (PluginCall.PluginFault e) {
      failed(findings, type, pointer, e);
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
      findings.error(
          DiagnosticCode.PARAMETERS_UNREADABLE,
          pointer + e.pointer(),
          Quoted.plain(e.getMessage(), MAX_REASON));
      return null;
    }
    factory.check(parameters);
    return parameters;
  }

  static void failed(
      Findings findings, NodeType type, String pointer, PluginCall.PluginFault fault) {
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
