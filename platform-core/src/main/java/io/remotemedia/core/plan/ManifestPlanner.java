package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestTree;

/** The planner: parses, checks and plans, and reports every fault that it finds on the way. */
public final class ManifestPlanner implements Planner {
  private static final int MAX_PLANS = 256;
  private static final int MAX_CACHED_NODES = 50_000;

  private final PlanCache cache = new PlanCache(MAX_PLANS, MAX_CACHED_NODES);
  private final Machine machine;

  /** A planner with an empty cache. */
  public ManifestPlanner() {
    this(Machine.current());
  }

  ManifestPlanner(Machine machine) {
    this.machine = machine;
  }

  @Override
  public PipelinePlan plan(ManifestSource source, NodeCatalog catalog) throws PipelineException {
    ManifestDigest digest = ManifestDigest.of(source);
    PipelinePlan known = cache.get(digest, catalog.revision());
    if (known != null) {
      return known;
    }
    PipelinePlan plan = new Planning(read(source), catalog).run(machine);
    cache.put(digest, plan);
    return plan;
  }

  private static ManifestTree read(ManifestSource source) throws PipelineException {
    try {
      return ManifestTree.of(source);
    } catch (JsonSyntaxException e) {
      throw Refusal.unreadable(e);
    }
  }

  @Override
  public void forgetOlderThan(long revision) {
    cache.forgetOlderThan(revision);
  }

  /** How many plans are kept. */
  int cached() {
    return cache.size();
  }
}
