package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;

/** Makes plans from manifests. Thread-safe. */
public interface Planner {
  /**
   * Checks a manifest and plans it. The same manifest with the same catalogue gives the same plan
   * from a cache.
   *
   * @param source the manifest
   * @param catalog the node types to plan with
   * @return the plan
   * @throws PipelineException when the manifest is refused, with all findings
   */
  PipelinePlan plan(ManifestSource source, NodeCatalog catalog) throws PipelineException;
}
