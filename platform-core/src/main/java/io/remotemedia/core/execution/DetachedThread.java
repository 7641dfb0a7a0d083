package io.remotemedia.core.execution;

import java.util.List;

/**
 * A worker that was given up because its node did not stop. It goes on until the node returns.
 *
 * @param name of the thread
 * @param nodeType of the node that does not stop
 * @param pluginId the plugin that contributes it
 * @param sinceNanos when it was given up
 * @param stack where it was then, for the operator
 */
public record DetachedThread(
    String name, String nodeType, String pluginId, long sinceNanos, List<String> stack) {
  /** Copies the list. */
  public DetachedThread {
    stack = List.copyOf(stack);
  }
}
