package io.remotemedia.server.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.execution.Workers;

/** How busy the workers of an engine are. */
final class EngineGauges {
  private EngineGauges() {}

  static void register(PipelineEngine engine, MeterRegistry registry) {
    Workers workers = engine.workers();
    Gauge.builder("remotemedia.workers.busy", workers, Workers::busy)
        .description("workers that run something")
        .register(registry);
    Gauge.builder("remotemedia.work.waiting", workers, Workers::waiting)
        .description("executions and chunks that wait for a worker")
        .register(registry);
    Gauge.builder("remotemedia.threads.detached", workers, all -> all.detached().size())
        .description("workers lost in nodes that do not stop")
        .register(registry);
  }
}
