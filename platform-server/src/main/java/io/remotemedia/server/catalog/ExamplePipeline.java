package io.remotemedia.server.catalog;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.StrictJson;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An example of a node type as a whole manifest that runs as it stands. A type that needs incoming
 * connections gets sources before it.
 *
 * @param title what the example shows, one line
 * @param parameters the parameters of the type's node, JSON on one line
 * @param manifestJson the manifest, in lines
 * @param nodeId the node of the type
 * @param sources the nodes that take audio from the client; empty when none does
 * @param input the format of that audio; empty when there is none
 */
public record ExamplePipeline(
    String title,
    String parameters,
    String manifestJson,
    String nodeId,
    List<String> sources,
    Optional<AudioFormat> input) {
  private static final String SOURCE_TYPE = "PassThrough";

  /** Copies the list. */
  public ExamplePipeline {
    sources = List.copyOf(sources);
  }

  /**
   * The examples of a type, in the order of its descriptor.
   *
   * @param type the type
   * @return one for each example
   */
  public static List<ExamplePipeline> of(NodeType type) {
    return type.descriptor().examples().stream().map(example -> of(type, example)).toList();
  }

  /**
   * One example of a type.
   *
   * @param type the type
   * @param example an example of its descriptor
   * @return the manifest of it
   */
  public static ExamplePipeline of(NodeType type, NodeExample example) {
    String id = id(type.name());
    List<String> feeding = new ArrayList<>();
    for (int i = 1; i <= type.descriptor().minInputs(); i++) {
      feeding.add("source-" + i);
    }
    Optional<AudioFormat> input = Optional.ofNullable(example.input());
    List<String> sources = input.isEmpty() ? List.of() : feeding.isEmpty() ? List.of(id) : feeding;
    String parameters = parameters(example);
    return new ExamplePipeline(
        example.title(),
        parameters,
        manifest(type, example.title(), parameters, feeding),
        id,
        sources,
        input);
  }

  private static String id(String typeName) {
    return typeName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
  }

  private static String manifest(
      NodeType type, String title, String parameters, List<String> feeding) {
    String id = id(type.name());
    List<String> nodes = new ArrayList<>();
    feeding.forEach(source -> nodes.add(node(source, SOURCE_TYPE, "")));
    nodes.add(node(id, type.name(), parameters.equals("{}") ? "" : parameters));
    List<String> connections =
        feeding.stream()
            .map(source -> "    {\"from\": \"%s\", \"to\": \"%s\"}".formatted(source, id))
            .toList();
    return """
    {
      "version": "v1",
      "metadata": {"name": %s},
      "nodes": [
    %s
      ],
      "connections": [%s]
    }
    """
        .formatted(
            quoted(title),
            String.join(",\n", nodes),
            connections.isEmpty() ? "" : "\n" + String.join(",\n", connections) + "\n  ");
  }

  private static String node(String id, String type, String parameters) {
    String params = parameters.isEmpty() ? "" : ", \"params\": " + parameters;
    return "    {\"id\": \"%s\", \"node_type\": \"%s\"%s}".formatted(id, type, params);
  }

  private static String parameters(NodeExample example) {
    try {
      return spaced(StrictJson.read(example.parameters()));
    } catch (JsonSyntaxException e) {
      // Shown as the plugin wrote it; running it tells what is wrong with it.
      return example.parameters();
    }
  }

  /** On one line, as people write it. */
  private static String spaced(JsonNode value) {
    if (value.isObject()) {
      List<String> members = new ArrayList<>();
      value
          .properties()
          .forEach(
              member -> members.add(quoted(member.getKey()) + ": " + spaced(member.getValue())));
      return "{" + String.join(", ", members) + "}";
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(spaced(item)));
      return "[" + String.join(", ", items) + "]";
    }
    return value.toString();
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.stringNode(text).toString();
  }
}
