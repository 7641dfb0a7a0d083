package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.spi.AudioFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checked graph, ready to run any number of times. Immutable, thread-safe.
 *
 * @param name the manifest's name; empty when it has none
 * @param catalogRevision the catalogue that it was planned with
 * @param nodes in topological order
 * @param edges in the order of the manifest
 * @param exampleFormats for each node that takes audio from the client, by its id, a format with
 *     which the plan was found to work
 * @param warnings findings that do not stop it
 */
public record PipelinePlan(
    String name,
    long catalogRevision,
    List<PlannedNode> nodes,
    List<PlannedEdge> edges,
    Map<String, AudioFormat> exampleFormats,
    Diagnostics warnings) {
  /** Copies the collections. */
  public PipelinePlan {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    exampleFormats = Collections.unmodifiableMap(new LinkedHashMap<>(exampleFormats));
  }

  /**
   * Finds a node.
   *
   * @param id its id in the manifest
   * @return the node, if there is one
   */
  public Optional<PlannedNode> find(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /**
   * The nodes that take audio from the client.
   *
   * @return in topological order
   */
  public List<PlannedNode> audioSources() {
    return nodes.stream().filter(PlannedNode::isAudioSource).toList();
  }
}
