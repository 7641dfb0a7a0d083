package io.remotemedia.benchmarks.service;

import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.ExecutionRequest;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.server.bench.Workload;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The same plan in this process: what a pipeline costs without a wire. */
final class LocalPlan implements AutoCloseable {
  private final Workload workload;
  private final PluginHost plugins;
  private final PipelineEngine engine = new PipelineEngine(2, 16, new ExecutionListener() {});
  private final PipelinePlan plan;

  LocalPlan(Workload workload) throws Exception {
    this.workload = workload;
    this.plugins = PluginHost.open(List.of(ServerProcess.distribution().resolve("plugins")));
    this.plan =
        new ManifestPlanner()
            .plan(new ManifestSource.JsonText(workload.manifest()), plugins.catalog());
  }

  Histogram run(double seconds) {
    Histogram nanos = new Histogram(60_000_000_000L, 3);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      ExecutionOutcome outcome =
          engine.execute(
              new ExecutionRequest(
                  "local",
                  plan,
                  Map.of(workload.node(), workload.audio()),
                  Map.of(),
                  LimitGrant.byDefault(LimitsPolicy.STANDARD.defaults()),
                  new Cancellation(),
                  start));
      nanos.recordValue(System.nanoTime() - start);
      if (!(outcome instanceof ExecutionOutcome.Completed)) {
        throw new IllegalStateException(outcome.toString());
      }
    }
    return nanos;
  }

  @Override
  public void close() {
    engine.close();
    plugins.close();
  }
}
