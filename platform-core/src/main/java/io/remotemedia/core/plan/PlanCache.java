package io.remotemedia.core.plan;

import java.util.LinkedHashMap;

/**
 * The plans of the manifests that were used last, for the newest catalogue that was seen: a plan of
 * an older one would keep the plugins of that catalogue in memory. Bounded by the number of plans
 * and by the number of their nodes. Thread-safe.
 */
final class PlanCache {
  private final int maxPlans;
  private final int maxNodes;
  private final LinkedHashMap<ManifestDigest, PipelinePlan> plans =
      new LinkedHashMap<>(16, 0.75f, true);
  private long revision = Long.MIN_VALUE;
  private int nodes;

  PlanCache(int maxPlans, int maxNodes) {
    this.maxPlans = maxPlans;
    this.maxNodes = maxNodes;
  }

  /** The plan, or null. */
  synchronized PipelinePlan get(ManifestDigest manifest, long catalogRevision) {
    forgetOlderThan(catalogRevision);
    return catalogRevision == revision ? plans.get(manifest) : null;
  }

  /** Keeps a plan, unless it is of an older catalogue than one that was seen. */
  synchronized void put(ManifestDigest manifest, PipelinePlan plan) {
    forgetOlderThan(plan.catalogRevision());
    if (plan.catalogRevision() != revision || plan.nodes().size() > maxNodes) {
      return;
    }
    PipelinePlan before = plans.put(manifest, plan);
    nodes += plan.nodes().size() - (before == null ? 0 : before.nodes().size());
    while (plans.size() > maxPlans || nodes > maxNodes) {
      nodes -= plans.pollFirstEntry().getValue().nodes().size();
    }
  }

  synchronized void forgetOlderThan(long newest) {
    if (newest > revision) {
      plans.clear();
      nodes = 0;
      revision = newest;
    }
  }

  synchronized int size() {
    return plans.size();
  }
}
