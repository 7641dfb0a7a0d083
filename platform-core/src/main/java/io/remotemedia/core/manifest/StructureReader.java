package io.remotemedia.core.manifest;

import io.remotemedia.core.manifest.ManifestSource.Structure;
import io.remotemedia.core.manifest.ManifestSource.StructureConnection;
import io.remotemedia.core.manifest.ManifestSource.StructureNode;
import io.remotemedia.core.manifest.ManifestTree.ParamsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a structure as the tree that its JSON manifest would give. What protobuf cannot tell from
 * absent (an empty optional text) is absent.
 */
final class StructureReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Structure structure;
  private final List<ParamsFault> faults = new ArrayList<>();

  StructureReader(Structure structure) {
    this.structure = structure;
  }

  ManifestTree read() {
    ObjectNode root = NODES.objectNode();
    putText(root, "version", structure.version());
    if (structure.metadata() != null) {
      root.set("metadata", metadata(structure.metadata()));
    }
    root.set("nodes", nodes());
    root.set("connections", connections());
    return new ManifestTree(root, Optional.empty(), faults);
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
    try {
      JsonNode params = StrictJson.read(text);
      node.set("params", params);
    } catch (JsonSyntaxException e) {
      String pointer = JsonPointers.item("/nodes", index) + "/params";
      faults.add(new ParamsFault(pointer, e));
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
