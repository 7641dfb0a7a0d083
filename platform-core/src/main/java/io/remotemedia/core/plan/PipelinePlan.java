package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;

/**
 * A checked graph, ready to run any number of times. Immutable, thread-safe.
 *
 * @param name the manifest's name; empty when it has none
 * @param catalogRevision the catalogue that it was planned with
 * @param nodes in topological order
 * @param warnings findings that do not stop it
 */
public record PipelinePlan(
    String name, long catalogRevision, List<PlannedNode> nodes, Diagnostics warnings) {
  /** Copies the list. */
  public PipelinePlan {
    nodes = List.copyOf(nodes);
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
