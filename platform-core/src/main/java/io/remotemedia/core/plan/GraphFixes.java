package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.diagnostic.Quoted;
import tools.jackson.databind.node.JsonNodeFactory;

/** Changes of nodes and connections that would make a graph of them. */
final class GraphFixes {
  /** The connection is there already: without the second nothing changes. */
  private static final double SAME_GRAPH = 1;

  /** A node cannot feed itself, so the connection was never of use. */
  private static final double USELESS = 0.7;

  /** Another connection of the cycle may be the wrong one. */
  private static final double ONE_OF_SEVERAL = 0.5;

  private GraphFixes() {}

  static Fix removeDouble(String pointer) {
    return remove("remove the second connection", pointer, SAME_GRAPH);
  }

  static Fix removeLoop(String pointer) {
    return remove("remove the connection", pointer, USELESS);
  }

  static Fix breakCycle(EdgeDraft edge) {
    return remove(
        "remove the connection from %s to %s"
            .formatted(Quoted.text(edge.source.id), Quoted.text(edge.target.id)),
        edge.pointer,
        ONE_OF_SEVERAL);
  }

  private static Fix remove(String title, String pointer, double confidence) {
    return new Fix(title, JsonPatch.of(new PatchOperation.Remove(pointer)), confidence);
  }

  static Fix renameNode(NodeDraft draft, String id) {
    return new Fix(
        "rename this node to " + Quoted.text(id),
        JsonPatch.of(
            new PatchOperation.Replace(
                draft.pointer + "/id", JsonNodeFactory.instance.stringNode(id))),
        ONE_OF_SEVERAL);
  }
}
