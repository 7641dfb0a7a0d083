package io.remotemedia.server.client;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.protocol.v1.ValidateManifestRequest;
import io.remotemedia.protocol.v1.ValidateManifestResponse;

/** Lets a server validate, with the node types that it has. It makes no plans here. */
public final class RemotePlanner implements Planner {
  private final ServerConnection server;

  /**
   * A planner that asks a server.
   *
   * @param server whom it asks
   */
  public RemotePlanner(ServerConnection server) {
    this.server = server;
  }

  @Override
  public PipelinePlan plan(ManifestSource source, NodeCatalog catalog) throws PipelineException {
    throw new UnsupportedOperationException("plans are made where they run");
  }

  /** The catalogue is not looked at: the server's own counts. */
  @Override
  public Diagnostics validate(ManifestSource source, NodeCatalog catalog) {
    if (!(source instanceof ManifestSource.Text text)) {
      throw new IllegalArgumentException("a text is sent, no structure");
    }
    SentManifest manifest;
    try {
      manifest = SentManifest.of(text);
    } catch (RefusedManifest e) {
      return e.findings();
    }
    ValidateManifestResponse response =
        server
            .catalog()
            .validateManifest(
                ValidateManifestRequest.newBuilder().setManifestJson(manifest.json()).build());
    return manifest.placed(
        new Diagnostics(
            ReceivedDiagnostics.of(response.getDiagnosticsList()), response.getTotal()));
  }
}
