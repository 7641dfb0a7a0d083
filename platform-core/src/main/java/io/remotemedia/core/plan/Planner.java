package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.Diagnostics;
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

  /**
   * Checks a manifest as {@link #plan} does, for those who want the findings alone.
   *
   * @param source the manifest
   * @param catalog the node types to plan with
   * @return the warnings of a manifest that can run, or all findings of one that cannot
   */
  default Diagnostics validate(ManifestSource source, NodeCatalog catalog) {
    try {
      return plan(source, catalog).warnings();
    } catch (PipelineException e) {
      return e.fault().diagnostics();
    }
  }

  /**
   * Forgets what was planned with older catalogues, so that the plugins in them can be unloaded.
   * Call it when a new catalogue is published; planning with it does the same.
   *
   * @param revision the revision of the new catalogue
   */
  default void forgetOlderThan(long revision) {}
}
