package io.remotemedia.server.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.NodeMetrics;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.server.reload.ReloadedFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The figures behind {@code /metrics}. Labels come from fixed sets and from the catalogue only, so
 * that no client can make new series.
 */
public final class ServerMetrics implements ExecutionListener, AutoCloseable {
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(100_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicInteger streams = new AtomicInteger();
  private final JvmGcMetrics gc = new JvmGcMetrics();

  /** Registers the figures that exist from the start. */
  public ServerMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    gc.bindTo(registry);
    Gauge.builder("remotemedia.streams.active", streams, AtomicInteger::get).register(registry);
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

  @Override
  public void executionEnded(ExecutionOutcome outcome) {
    Counter.builder("remotemedia.executions")
        .tag("outcome", label(outcome))
        .register(registry)
        .increment();
    timer("remotemedia.execution", null)
        .record(outcome.metrics().wallNanos(), TimeUnit.NANOSECONDS);
    recordNodes(outcome);
  }

  @Override
  public void streamOpened() {
    streams.incrementAndGet();
  }

  @Override
  public void streamEnded(ExecutionOutcome outcome) {
    streams.decrementAndGet();
    recordNodes(outcome);
  }

  private void recordNodes(ExecutionOutcome outcome) {
    for (NodeMetrics node : outcome.metrics().nodes().values()) {
      timer("remotemedia.node", node.nodeType())
          .record(node.executionNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(String name, String nodeType) {
    Timer.Builder timer = Timer.builder(name).serviceLevelObjectives(BUCKETS);
    if (nodeType != null) {
      timer.tag("node_type", nodeType);
    }
    return timer.register(registry);
  }

  private static String label(ExecutionOutcome outcome) {
    return switch (outcome) {
      case ExecutionOutcome.Completed done -> "success";
      case ExecutionOutcome.Failed failed ->
          failed.fault().category().name().toLowerCase(Locale.ROOT);
    };
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
