package io.remotemedia.server.grpc;

import io.grpc.ServerServiceDefinition;
import io.remotemedia.core.catalog.CatalogSource;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.server.compatibility.CompatibilityTable;
import java.util.List;

/** The services of package {@code remotemedia.v1}, ready to be added to a server. */
public final class PipelineServices implements AutoCloseable {
  private final Uploads uploads;
  private final List<ServerServiceDefinition> services;
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
   * @param uploadMillis the longest time that a unary request may take to arrive
   * @param maxMessageBytes the most that one message may have
   */
  public PipelineServices(
      CatalogSource catalog,
      Planner planner,
      PipelineEngine engine,
      LimitsPolicy limits,
      int maxStreams,
      StreamRegistry streams,
      long uploadMillis,
      long maxMessageBytes) {
    uploads = new Uploads(uploadMillis);
    ServiceScope scope =
        new ServiceScope(
            catalog::catalog, planner, engine, limits, CompatibilityTable.load(), uploads);
    watches = new CatalogWatches(catalog);
    services =
        List.of(
            new ExecutionEndpoint(scope).definition(),
            new StreamingEndpoint(scope, maxStreams, streams).bindService(),
            new CatalogEndpoint(scope, new ManifestQuestions(scope, maxMessageBytes), watches)
                .bindService());
  }

  /**
   * The services.
   *
   * @return to be added to a server
   */
  public List<ServerServiceDefinition> services() {
    return services;
  }

  /** Ends the calls that watch the catalogue; streams are ended by their registry. */
  public void endWatches() {
    watches.drain();
  }

  /** Ends the timer of uploads. */
  @Override
  public void close() {
    uploads.close();
  }
}
