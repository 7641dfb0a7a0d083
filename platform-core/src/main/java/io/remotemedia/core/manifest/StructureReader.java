package io.remotemedia.core.manifest;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.manifest.ManifestSource.Structure;
import io.remotemedia.core.manifest.ManifestSource.StructureConnection;
import io.remotemedia.core.manifest.ManifestSource.StructureNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a structure as the tree that its JSON manifest would give. What protobuf cannot tell from
 * absent (an empty optional text) is absent.
 */
final class StructureReader {
  private static final int MAX_NODES = 20_000;
  private static final int MAX_CONNECTIONS = 100_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Structure structure;
  private final Map<String, String> parameterTexts = new HashMap<>();
  private final Map<String, JsonSyntaxException> faults = new HashMap<>();

  StructureReader(Structure structure) {
    this.structure = structure;
  }

  ManifestTree read() throws JsonSyntaxException {
    requireSize("nodes", structure.nodes(), MAX_NODES);
    requireSize("connections", structure.connections(), MAX_CONNECTIONS);
    requireParameterLength();
    ObjectNode root = NODES.objectNode();
    putText(root, "version", structure.version());
    if (structure.metadata() != null) {
      root.set("metadata", metadata(structure.metadata()));
    }
    root.set("nodes", nodes());
    root.set("connections", connections());
    return new ManifestTree(root, Optional.empty(), parameterTexts, faults);
  }

  /** A text of this size would be refused, too, before anything else is looked at. */
  private static void requireSize(String what, List<?> list, int max) throws JsonSyntaxException {
    if (list != null && list.size() > max) {
      throw new JsonSyntaxException(
          DiagnosticCode.DOCUMENT_LIMIT,
          "the manifest has %d %s; at most %d are accepted".formatted(list.size(), what, max),
          Position.NONE,
          "");
    }
  }

  private void requireParameterLength() throws JsonSyntaxException {
    long length = 0;
    if (structure.nodes() != null) {
      for (StructureNode node : structure.nodes()) {
        length += node.params() == null ? 0 : node.params().length();
      }
    }
    if (length > StrictJson.MAX_DOCUMENT_LENGTH) {
      throw new JsonSyntaxException(
          DiagnosticCode.DOCUMENT_LIMIT,
          "the parameters of all nodes have %d characters; at most %d are accepted"
              .formatted(length, StrictJson.MAX_DOCUMENT_LENGTH),
          Position.NONE,
          "");
    }
  }

  private static ObjectNode metadata(Map<String, String> members) {
    ObjectNode metadata = NODES.objectNode();
    members.forEach(
        (name, value) -> {
          if (name.equals("name")) {
            metadata.put(name, value == null ? "" : value);
          } else {
            putText(metadata, name, value);
          }
        });
    return metadata;
  }

  private ArrayNode nodes() {
    ArrayNode nodes = NODES.arrayNode();
    if (structure.nodes() != null) {
      structure.nodes().forEach(node -> nodes.add(node(node, nodes.size())));
    }
    return nodes;
  }

  private ObjectNode node(StructureNode given, int index) {
    ObjectNode node = NODES.objectNode();
    putGiven(node, "id", given.id());
    putGiven(node, "node_type", given.nodeType());
    String params = given.params();
    if (params != null && !params.isEmpty()) {
      putParameters(node, params, index);
    }
    if (given.isStreaming()) {
      node.put("is_streaming", true);
    }
    if (given.capabilities() != null) {
      node.set("capabilities", PlainJson.tree(given.capabilities()));
    }
    putText(node, "host", given.host());
    putText(node, "runtime_hint", given.runtimeHint());
    return node;
  }

  private void putParameters(ObjectNode node, String text, int index) {
    String pointer = JsonPointers.item("/nodes", index) + "/params";
    parameterTexts.put(pointer, text);
    try {
      node.set("params", StrictJson.read(text));
    } catch (JsonSyntaxException e) {
      faults.put(pointer, e);
    }
  }

  private ArrayNode connections() {
    ArrayNode connections = NODES.arrayNode();
    if (structure.connections() != null) {
      for (StructureConnection given : structure.connections()) {
        ObjectNode connection = connections.addObject();
        putGiven(connection, "from", given.from());
        putGiven(connection, "to", given.to());
      }
    }
    return connections;
  }

  private static void putGiven(ObjectNode object, String name, String value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  private static void putText(ObjectNode object, String name, String value) {
    if (value != null && !value.isEmpty()) {
      object.put(name, value);
    }
  }
}
