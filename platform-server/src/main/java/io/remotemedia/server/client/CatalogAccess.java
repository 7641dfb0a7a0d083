package io.remotemedia.server.client;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.protocol.v1.ExplainManifestRequest;
import io.remotemedia.protocol.v1.GetManifestSchemaResponse;
import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.ManifestExplanation;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import java.util.List;

/**
 * The catalogue that a verb asks: the plugins of this installation, or a running server. Both
 * answer with the messages of the catalogue's service, so that a verb shows both alike.
 */
public interface CatalogAccess extends AutoCloseable {
  /**
   * Every type that is known.
   *
   * @return sorted by name
   */
  List<NodeTypeSummary> nodeTypes();

  /**
   * All about a type.
   *
   * @param name exact name or alias
   * @return the type; one that does not serve has its summary alone
   * @throws UnknownNodeType when there is none
   */
  GetNodeTypeResponse nodeType(String name) throws UnknownNodeType;

  /**
   * The composed manifest schema.
   *
   * @return with its tag
   */
  GetManifestSchemaResponse schema();

  /**
   * What a manifest would do.
   *
   * @param source the manifest
   * @param question input, limits and what else is asked; its manifest is not looked at
   * @return the explanation
   * @throws RefusedManifest when it would not run
   */
  ManifestExplanation explain(ManifestSource.Text source, ExplainManifestRequest question)
      throws RefusedManifest;

  /**
   * Who judges manifests.
   *
   * @return a planner, of which {@link Planner#validate} can be used
   */
  Planner planner();

  /**
   * What {@link #planner} judges with.
   *
   * @return a snapshot; of a server's catalogue it knows nothing
   */
  NodeCatalog catalog();

  @Override
  void close();
}
