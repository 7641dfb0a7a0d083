package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.spi.Stability;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifest schema joined with the parameter schema of every node type of a catalogue: one JSON
 * Schema (2020-12) without outside references, with which an editor completes and checks a manifest
 * down to its parameters. What it refuses, {@code validate} refuses; the graph (ids, cycles,
 * formats) is beyond what a schema can say.
 *
 * @param document the schema; not to be changed
 * @param revision names this content: equal for equal schemas, on every server
 */
public record ComposedSchema(JsonNode document, String revision) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DEFINITION = "params.";
  private static final int REVISION_BYTES = 16;

  /**
   * Joins the schemas of a catalogue.
   *
   * @param catalog the node types
   * @return the schema
   */
  public static ComposedSchema of(NodeCatalog catalog) {
    ObjectNode document = (ObjectNode) ManifestSchema.get().document().deepCopy();
    ObjectNode definitions = (ObjectNode) document.get("$defs");
    ObjectNode node = (ObjectNode) definitions.get("node");
    node.withObject("properties").set("node_type", typeNames(catalog, node));
    ArrayNode rules = node.putArray("allOf");
    for (NodeType type : catalog.types()) {
      rules.add(rule(type));
      definitions.set(DEFINITION + type.name(), parameters(type));
    }
    if (rules.isEmpty()) {
      node.remove("allOf");
    }
    return new ComposedSchema(document, digest(document));
  }

  /**
   * The schema as text.
   *
   * @return a JSON object, indented
   */
  public String json() {
    return document.toPrettyString();
  }

  /** The names as alternatives, so that an editor shows what each stands for. */
  private static ObjectNode typeNames(NodeCatalog catalog, ObjectNode node) {
    ObjectNode names = NODES.objectNode();
    names.set("description", node.at("/properties/node_type/description"));
    ArrayNode alternatives = names.putArray("oneOf");
    for (NodeType type : catalog.types()) {
      alternatives.add(typeName(type, type.name(), type.descriptor().summary()));
      for (String alias : type.descriptor().aliases()) {
        alternatives.add(typeName(type, alias, "The same as %s.".formatted(type.name())));
      }
    }
    if (alternatives.isEmpty()) {
      names.remove("oneOf");
      names.set("not", NODES.objectNode());
    }
    return names;
  }

  private static ObjectNode typeName(NodeType type, String name, String description) {
    ObjectNode alternative = NODES.objectNode().put("const", name).put("description", description);
    if (type.descriptor().stability() == Stability.DEPRECATED) {
      alternative.put("deprecated", true);
    }
    return alternative;
  }

  private static ObjectNode rule(NodeType type) {
    ObjectNode rule = NODES.objectNode();
    ObjectNode condition = rule.putObject("if");
    condition.putArray("required").add("node_type");
    ArrayNode names =
        condition.putObject("properties").putObject("node_type").putArray("enum").add(type.name());
    type.descriptor().aliases().forEach(names::add);
    ObjectNode then = rule.putObject("then");
    then.putObject("properties")
        .putObject("params")
        .put("$ref", "#/$defs/" + DEFINITION + type.name());
    if (!type.schema().violations(NODES.objectNode()).isEmpty()) {
      then.putArray("required").add("params");
    }
    return rule;
  }

  /** A parameter schema moved below {@code $defs}: its own references move with it. */
  private static JsonNode parameters(NodeType type) {
    ObjectNode schema = (ObjectNode) type.schema().document().deepCopy();
    schema.remove("$schema");
    schema.remove("$id");
    move(schema, "#/$defs/" + DEFINITION + type.name());
    return schema;
  }

  private static void move(JsonNode schema, String root) {
    if (schema instanceof ObjectNode object) {
      JsonNode reference = object.path("$ref");
      if (reference.isString() && reference.stringValue().startsWith("#")) {
        object.put("$ref", root + reference.stringValue().substring(1));
      }
    }
    schema.forEach(part -> move(part, root));
  }

  private static String digest(JsonNode document) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(document.toString().getBytes(StandardCharsets.UTF_8));
      return "sha256-" + HexFormat.of().formatHex(hash, 0, REVISION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
