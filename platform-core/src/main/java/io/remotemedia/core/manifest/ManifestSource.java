package io.remotemedia.core.manifest;

import java.util.List;
import java.util.Map;

/** A manifest as it was given. */
public sealed interface ManifestSource {
  /** A manifest that is a text, so that findings have lines and columns. */
  sealed interface Text extends ManifestSource {
    /**
     * The text.
     *
     * @return as it was sent
     */
    String text();
  }

  /**
   * JSON text.
   *
   * @param json the text, as it was sent
   */
  record JsonText(String json) implements Text {
    @Override
    public String text() {
      return json;
    }
  }

  /**
   * YAML text, which the command line takes; the wire does not. What it may hold is what JSON could
   * say: one document, no anchors, tags or merges, keys that are strings, every key once.
   *
   * @param yaml the text of the file
   */
  record YamlText(String yaml) implements Text {
    @Override
    public String text() {
      return yaml;
    }
  }

  /**
   * A structure, as the protobuf manifest is; only parameters are text. Members that were not given
   * are null.
   *
   * @param version format version
   * @param metadata name, description, created_at; null when absent
   * @param nodes the nodes
   * @param connections the edges
   */
  record Structure(
      String version,
      Map<String, String> metadata,
      List<StructureNode> nodes,
      List<StructureConnection> connections)
      implements ManifestSource {}

  /**
   * A node of a structure.
   *
   * @param id its id
   * @param nodeType its type
   * @param params JSON text; empty means an empty object
   * @param isStreaming as given
   * @param capabilities plain JSON object with what the node asks of the machine; null when absent
   * @param host as given; empty when absent
   * @param runtimeHint as the JSON manifest writes it; empty when absent
   */
  record StructureNode(
      String id,
      String nodeType,
      String params,
      boolean isStreaming,
      Map<String, Object> capabilities,
      String host,
      String runtimeHint) {}

  /**
   * An edge of a structure.
   *
   * @param from id of the node that emits
   * @param to id of the node that takes
   */
  record StructureConnection(String from, String to) {}
}
