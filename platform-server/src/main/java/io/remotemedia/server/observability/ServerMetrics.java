package io.remotemedia.server.observability;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.server.reload.ReloadedFiles;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The figures behind {@code /metrics}. Labels come from fixed sets and from the catalogue only, so
 * that no client can make new series.
 */
public final class ServerMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ExecutionMeters executions = new ExecutionMeters(registry);
  private final JvmGcMetrics gc = new JvmGcMetrics();

  /** Registers the figures that exist from the start. */
  public ServerMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  /**
   * Adds the figures of another part.
   *
   * @param part registers them
   */
  public void bind(MeterBinder part) {
    part.bindTo(registry);
  }

  /**
   * Counts plugins by state.
   *
   * @param plugins gives the verdicts
   */
  public void observePlugins(Supplier<List<PluginStatus>> plugins) {
    for (PluginState state : PluginState.values()) {
      Gauge.builder(
              "remotemedia.plugins",
              () -> plugins.get().stream().filter(plugin -> plugin.state() == state).count())
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  /**
   * Tells of files that are reloaded: how often, how often in vain, and whether the ones on disk
   * cannot be used.
   *
   * @param files what is watched
   */
  public void observeReload(ReloadedFiles files) {
    Gauge.builder("remotemedia.reload.failed", files, state -> state.isBroken() ? 1 : 0)
        .description("1 while the files on disk cannot be used and older content is in force")
        .tag("what", files.name())
        .register(registry);
    FunctionCounter.builder("remotemedia.reloads", files, ReloadedFiles::successes)
        .tag("what", files.name())
        .tag("outcome", "success")
        .register(registry);
    FunctionCounter.builder("remotemedia.reloads", files, ReloadedFiles::failures)
        .tag("what", files.name())
        .tag("outcome", "failure")
        .register(registry);
  }

  /**
   * Tells when the certificate in force ends.
   *
   * @param notAfter gives the end of its validity
   */
  public void observeCertificate(Supplier<Instant> notAfter) {
    Gauge.builder(
            "remotemedia.tls.certificate.expiry.timestamp",
            notAfter,
            end -> end.get().getEpochSecond())
        .baseUnit("seconds")
        .register(registry);
  }

  /**
   * All figures in Prometheus' text format.
   *
   * @return the page
   */
  public String scrape() {
    return registry.scrape();
  }

  /**
   * Counts executions, streams and nodes.
   *
   * @return to be told by the engine
   */
  public ExecutionListener executions() {
    return executions;
  }

  /**
   * Shows how busy an engine is.
   *
   * @param engine whose workers are shown
   */
  public void observeEngine(PipelineEngine engine) {
    EngineGauges.register(engine, registry);
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
