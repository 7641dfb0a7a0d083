package io.remotemedia.server.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that stand for nodes: {@code NODE=FILE}, or a file alone where only one node can be meant.
 */
final class NodeFile {
  private NodeFile() {}

  /**
   * Assigns files to nodes.
   *
   * @throws IllegalArgumentException when it is not clear which node is meant
   */
  static Map<String, Path> assign(List<String> given, List<String> candidates, String option) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String text : given) {
      int equals = text.indexOf('=');
      boolean named = equals > 0 && candidates.contains(text.substring(0, equals));
      if (!named && candidates.size() != 1) {
        throw new IllegalArgumentException(
            "%s %s: which node is meant? Write %s NODE=FILE with one of: %s"
                .formatted(option, text, option, String.join(", ", candidates)));
      }
      String node = named ? text.substring(0, equals) : candidates.getFirst();
      if (files.put(node, Path.of(named ? text.substring(equals + 1) : text)) != null) {
        throw new IllegalArgumentException("%s names node %s twice".formatted(option, node));
      }
    }
    return files;
  }
}
