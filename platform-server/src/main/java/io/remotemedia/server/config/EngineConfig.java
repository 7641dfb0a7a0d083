package io.remotemedia.server.config;

import io.remotemedia.core.execution.EngineSettings;
import io.remotemedia.core.execution.NanoClock;
import java.util.Set;

/** The keys of the engine. */
final class EngineConfig {
  private EngineConfig() {}

  static EngineSettings from(ConfigValues values) {
    int cores = Runtime.getRuntime().availableProcessors();
    int workers = values.integer("engine.workers");
    int maxDetached = values.integer("engine.max_detached_threads");
    return new EngineSettings(
        workers == 0 ? cores : workers,
        values.integer("engine.queue_capacity"),
        values.number("engine.detach_after_ms"),
        maxDetached == 0 ? cores : maxDetached,
        values.integer("engine.strikes_to_quarantine"),
        values.number("engine.allocation_allowance_bytes"),
        NanoClock.SYSTEM,
        Set.of());
  }
}
