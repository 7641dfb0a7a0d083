package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.PluginClosedException;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import java.util.function.Supplier;

/** Plans with the catalogue that serves now, and once more when a plugin was replaced meanwhile. */
public final class CurrentCatalog {
  /** Each attempt sees a newer catalogue: more than one would need a plugin replaced in between. */
  private static final int MAX_ATTEMPTS = 10;

  private CurrentCatalog() {}

  /**
   * What is done with a catalogue: planning, and what starts with the plan.
   *
   * @param <T> the result
   */
  @FunctionalInterface
  public interface Task<T> {
    /**
     * Plans, and starts.
     *
     * @param catalog the current snapshot
     * @return the result
     * @throws PipelineException when the manifest is refused
     */
    T run(NodeCatalog catalog) throws PipelineException;
  }

  /**
   * Runs a task with the current catalogue, again when {@link PluginClosedException} ends it.
   *
   * @param <T> the result
   * @param catalog gives the current snapshot
   * @param task plans, and starts what it planned; must not have had an effect when it ends so
   * @return the result
   * @throws PipelineException as the task did, or when plugins change faster than it can plan
   */
  public static <T> T use(Supplier<NodeCatalog> catalog, Task<T> task) throws PipelineException {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        return task.run(catalog.get());
      } catch (PluginClosedException e) {
        // The catalogue without the plugin was published before it was closed.
      }
    }
    throw new PipelineException(
        Fault.of(
            DiagnosticCode.NODE_UNAVAILABLE,
            "plugins are being replaced faster than the manifest can be planned; try again"));
  }
}
