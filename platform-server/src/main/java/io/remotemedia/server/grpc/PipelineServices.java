package io.remotemedia.server.grpc;

import io.grpc.BindableService;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.server.compatibility.CompatibilityTable;
import java.util.List;
import java.util.function.Supplier;

/** The services of package {@code remotemedia.v1}, ready to be added to a server. */
public final class PipelineServices {
  private final List<BindableService> services;

  /**
   * Services over a catalogue and an engine.
   *
   * @param catalog gives the snapshot to plan with
   * @param planner checks and plans manifests
   * @param engine runs plans
   * @param limits what executions get and may ask for
   * @param maxStreams the most live streams
   * @param streams is told of every live stream
   */
  public PipelineServices(
      Supplier<NodeCatalog> catalog,
      Planner planner,
      PipelineEngine engine,
      LimitsPolicy limits,
      int maxStreams,
      StreamRegistry streams) {
    ServiceScope scope =
        new ServiceScope(catalog, planner, engine, limits, CompatibilityTable.load());
    services =
        List.of(new ExecutionEndpoint(scope), new StreamingEndpoint(scope, maxStreams, streams));
  }

  /**
   * The services.
   *
   * @return to be added to a server
   */
  public List<BindableService> services() {
    return services;
  }
}
