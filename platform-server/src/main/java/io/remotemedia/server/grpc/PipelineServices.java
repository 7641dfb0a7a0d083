package io.remotemedia.server.grpc;

import io.grpc.BindableService;
import io.remotemedia.core.catalog.CatalogSource;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.server.compatibility.CompatibilityTable;
import java.util.List;

/** The services of package {@code remotemedia.v1}, ready to be added to a server. */
public final class PipelineServices {
  private final List<BindableService> services;
  private final CatalogWatches watches;

  /**
   * Services over a catalogue and an engine.
   *
   * @param catalog gives the snapshot to plan with, and tells of later ones
   * @param planner checks and plans manifests
   * @param engine runs plans
   * @param limits what executions get and may ask for
   * @param maxStreams the most live streams
   * @param streams is told of every live stream
   */
  public PipelineServices(
      CatalogSource catalog,
      Planner planner,
      PipelineEngine engine,
      LimitsPolicy limits,
      int maxStreams,
      StreamRegistry streams) {
    ServiceScope scope =
        new ServiceScope(catalog::catalog, planner, engine, limits, CompatibilityTable.load());
    ExecutionEndpoint executions = new ExecutionEndpoint(scope);
    watches = new CatalogWatches(catalog);
    services =
        List.of(
            executions,
            new StreamingEndpoint(scope, maxStreams, streams),
            new CatalogEndpoint(scope, executions, watches));
  }

  /**
   * The services.
   *
   * @return to be added to a server
   */
  public List<BindableService> services() {
    return services;
  }

  /** Ends the calls that watch the catalogue; streams are ended by their registry. */
  public void endWatches() {
    watches.drain();
  }
}
