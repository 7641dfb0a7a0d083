package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Members that could be added where one is missing. */
final class MissingMember {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A name that nothing depends on, an empty list of edges for a single node. */
  private static final double HARMLESS = 0.92;

  private static final double FROM_SCHEMA = 0.95;
  private static final double FROM_EXAMPLE = 0.4;
  private static final double PERHAPS = 0.5;

  private MissingMember() {}

  /**
   * Fixes of a missing member.
   *
   * @param violation tells which member
   * @param pointer the object that lacks it, from the root of the manifest
   * @param manifest the whole manifest
   * @param example parameters of an example of the node type; empty for the manifest itself
   */
  static List<Fix> of(Violation violation, String pointer, JsonNode manifest, ObjectNode example) {
    String name = violation.property();
    JsonNode schema = violation.schema().path("properties").path(name);
    List<Fix> fixes = new ArrayList<>();
    if (schema.has("default")) {
      fixes.add(add(pointer, name, schema.get("default"), FROM_SCHEMA));
    } else if (schema.has("const")) {
      fixes.add(add(pointer, name, schema.get("const"), FROM_SCHEMA));
    } else if (example.has(name)) {
      fixes.add(add(pointer, name, example.get(name), FROM_EXAMPLE));
    }
    switch (pointer + "/" + name) {
      case "/metadata" -> {
        ObjectNode metadata = NODES.objectNode().put("name", "pipeline");
        fixes.add(add(pointer, name, metadata, HARMLESS));
      }
      case "/metadata/name" ->
          fixes.add(add(pointer, name, NODES.stringNode("pipeline"), HARMLESS));
      case "/connections" ->
          fixes.add(
              add(
                  pointer,
                  name,
                  NODES.arrayNode(),
                  manifest.path("nodes").size() <= 1 ? HARMLESS : PERHAPS));
      default -> {}
    }
    return fixes;
  }

  private static Fix add(String pointer, String name, JsonNode value, double confidence) {
    return new Fix(
        "add %s: %s".formatted(Quoted.text(name), Quoted.json(value)),
        JsonPatch.of(new PatchOperation.Add(JsonPointers.member(pointer, name), value)),
        confidence);
  }
}
