package io.remotemedia.core.execution;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginClosedException;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import java.util.ArrayList;
import java.util.List;

/** Keeps the plugins of a plan loaded, from before its nodes are created until they are closed. */
final class PlanUse implements AutoCloseable {
  private final List<NodeType> held;

  private PlanUse(List<NodeType> held) {
    this.held = held;
  }

  /**
   * Holds the plugins of a plan.
   *
   * @throws PluginClosedException when one of them is unloaded: plan again
   */
  static PlanUse of(PipelinePlan plan) {
    PlanUse use = new PlanUse(new ArrayList<>(plan.nodes().size()));
    for (PlannedNode node : plan.nodes()) {
      if (!node.type().acquire()) {
        use.close();
        throw new PluginClosedException("plugin " + node.type().pluginId());
      }
      use.held.add(node.type());
    }
    return use;
  }

  /** Lets go, once. */
  @Override
  public void close() {
    held.forEach(NodeType::release);
    held.clear();
  }
}
