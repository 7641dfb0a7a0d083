package io.remotemedia.core.plan;

import io.remotemedia.core.manifest.ManifestSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plans of the manifests that were used last. Thread-safe. */
final class PlanCache {
  private static final int MAX_PLANS = 256;

  private final Map<Key, PipelinePlan> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PipelinePlan> eldest) {
          return size() > MAX_PLANS;
        }
      };

  private record Key(ManifestSource source, long catalogRevision) {}

  synchronized PipelinePlan get(ManifestSource source, long catalogRevision) {
    return plans.get(new Key(source, catalogRevision));
  }

  synchronized void put(ManifestSource source, PipelinePlan plan) {
    plans.put(new Key(source, plan.catalogRevision()), plan);
  }
}
