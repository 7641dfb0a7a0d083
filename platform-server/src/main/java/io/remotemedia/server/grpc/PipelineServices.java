package io.remotemedia.server.grpc;

import io.grpc.ServerServiceDefinition;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.server.compatibility.CompatibilityTable;
import java.util.List;
import java.util.function.Supplier;

/** The services of package {@code remotemedia.v1}, ready to be added to a server. */
public final class PipelineServices implements AutoCloseable {
  private final Uploads uploads;
  private final List<ServerServiceDefinition> services;

  /**
   * Services over a catalogue and an engine.
   *
   * @param catalog gives the snapshot to plan with
   * @param planner checks and plans manifests
   * @param engine runs plans
   * @param limits what executions get and may ask for
   * @param maxStreams the most live streams
   * @param streams is told of every live stream
   * @param uploadMillis the longest time that a unary request may take to arrive
   */
  public PipelineServices(
      Supplier<NodeCatalog> catalog,
      Planner planner,
      PipelineEngine engine,
      LimitsPolicy limits,
      int maxStreams,
      StreamRegistry streams,
      long uploadMillis) {
    uploads = new Uploads(uploadMillis);
    ServiceScope scope =
        new ServiceScope(catalog, planner, engine, limits, CompatibilityTable.load(), uploads);
    services =
        List.of(
            new ExecutionEndpoint(scope).definition(),
            new StreamingEndpoint(scope, maxStreams, streams).bindService());
  }

  /**
   * The services.
   *
   * @return to be added to a server
   */
  public List<ServerServiceDefinition> services() {
    return services;
  }

  /** Ends the timer of uploads. */
  @Override
  public void close() {
    uploads.close();
  }
}
