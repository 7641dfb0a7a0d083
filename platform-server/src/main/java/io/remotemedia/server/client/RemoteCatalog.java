package io.remotemedia.server.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.protocol.v1.ExplainManifestRequest;
import io.remotemedia.protocol.v1.ExplainManifestResponse;
import io.remotemedia.protocol.v1.GetManifestSchemaRequest;
import io.remotemedia.protocol.v1.GetManifestSchemaResponse;
import io.remotemedia.protocol.v1.GetNodeTypeRequest;
import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.ListNodeTypesRequest;
import io.remotemedia.protocol.v1.ManifestExplanation;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import java.util.List;

/** The catalogue of a running server. */
public final class RemoteCatalog implements CatalogAccess {
  private static final NodeCatalog UNKNOWN = new NodeCatalog(0, List.of(), List.of());

  private final ServerConnection server;

  /**
   * The catalogue of a server.
   *
   * @param server closed with this
   */
  public RemoteCatalog(ServerConnection server) {
    this.server = server;
  }

  @Override
  public List<NodeTypeSummary> nodeTypes() {
    return server
        .catalog()
        .listNodeTypes(ListNodeTypesRequest.getDefaultInstance())
        .getNodeTypesList();
  }

  @Override
  public GetNodeTypeResponse nodeType(String name) throws UnknownNodeType {
    try {
      return server.catalog().getNodeType(GetNodeTypeRequest.newBuilder().setName(name).build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        throw new UnknownNodeType(e.getStatus().getDescription());
      }
      throw e;
    }
  }

  @Override
  public GetManifestSchemaResponse schema() {
    return server.catalog().getManifestSchema(GetManifestSchemaRequest.getDefaultInstance());
  }

  @Override
  public ManifestExplanation explain(ManifestSource.Text source, ExplainManifestRequest question)
      throws RefusedManifest {
    SentManifest manifest = SentManifest.of(source);
    ExplainManifestResponse response =
        server
            .catalog()
            .explainManifest(
                question.toBuilder().clearManifest().setManifestJson(manifest.json()).build());
    if (response.hasError()) {
      throw new RefusedManifest(
          response.getError().getMessage(),
          manifest.placed(
              Diagnostics.of(ReceivedDiagnostics.of(response.getError().getDiagnosticsList()))));
    }
    return response.getExplanation();
  }

  @Override
  public Planner planner() {
    return new RemotePlanner(server);
  }

  @Override
  public NodeCatalog catalog() {
    return UNKNOWN;
  }

  @Override
  public void close() {
    server.close();
  }
}
