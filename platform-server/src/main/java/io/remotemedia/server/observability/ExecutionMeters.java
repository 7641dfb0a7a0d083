package io.remotemedia.server.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.FaultCategory;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.ExecutionMetrics;
import io.remotemedia.core.execution.ExecutionOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts and histograms of executions, streams and nodes, with fixed buckets. The labels are
 * outcomes, of which there are few, and node types of the catalogue.
 */
final class ExecutionMeters implements ExecutionListener {
  /** Types come and go with plugins; a thousand reloads with new names must not fill the page. */
  static final int MAX_NODE_TYPES = 64;

  private static final String OTHER = "other";
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
  private static final double[] BYTE_BUCKETS = {1e5, 1e6, 2e6, 1e7, 5e7, 1e8, 5e8, 1e9};

  private final MeterRegistry registry;
  private final AtomicInteger streams = new AtomicInteger();
  private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();
  private final Map<String, NodeMeters> nodes = new ConcurrentHashMap<>();
  private final Timer executionTime;
  private final Timer executionQueue;
  private final DistributionSummary executionPeak;
  private final Timer chunkTime;
  private final Timer chunkQueue;
  private final Counter missedDeadlines;

  ExecutionMeters(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("remotemedia.streams.active", streams, AtomicInteger::get)
        .description("live streams")
        .register(registry);
    executionTime = timer("remotemedia.execution", "whole-buffer executions, queueing included");
    executionQueue = timer("remotemedia.execution.queue", "their wait for a worker");
    executionPeak =
        DistributionSummary.builder("remotemedia.execution.peak.bytes")
            .description("peak of the buffers charged to the memory budget")
            .serviceLevelObjectives(BYTE_BUCKETS)
            .register(registry);
    chunkTime = timer("remotemedia.chunk", "chunks of live streams, queueing included");
    chunkQueue = timer("remotemedia.chunk.queue", "their wait for a worker");
    missedDeadlines =
        Counter.builder("remotemedia.chunk.deadlines.missed")
            .description("chunks whose result came later than the chunk is long")
            .register(registry);
  }

  private Timer timer(String name, String description, String... tags) {
    return Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  @Override
  public void executionEnded(ExecutionOutcome outcome) {
    count("remotemedia.executions", outcome);
    ExecutionMetrics metrics = outcome.metrics();
    executionTime.record(metrics.wallNanos(), TimeUnit.NANOSECONDS);
    executionQueue.record(metrics.queueNanos(), TimeUnit.NANOSECONDS);
    executionPeak.record(metrics.peakBytes());
  }

  @Override
  public void streamOpened() {
    streams.incrementAndGet();
  }

  @Override
  public void streamEnded(ExecutionOutcome outcome) {
    streams.decrementAndGet();
    count("remotemedia.streams", outcome);
  }

  @Override
  public void chunkProcessed(long queueNanos, long computeNanos, boolean deadlineMissed) {
    chunkTime.record(queueNanos + computeNanos, TimeUnit.NANOSECONDS);
    chunkQueue.record(queueNanos, TimeUnit.NANOSECONDS);
    if (deadlineMissed) {
      missedDeadlines.increment();
    }
  }

  @Override
  public void nodeCalled(NodeType type, long wallNanos, long cpuNanos, long allocatedBytes) {
    NodeMeters meters = meters(type);
    meters.time.record(wallNanos, TimeUnit.NANOSECONDS);
    meters.cpuSeconds.increment(cpuNanos / 1e9);
    meters.allocatedBytes.increment(allocatedBytes);
  }

  @Override
  public void contractBroken(NodeType type) {
    meters(type).broken.increment();
  }

  @Override
  public void nodeDetached(NodeType type) {
    meters(type).detached.increment();
  }

  private NodeMeters meters(NodeType type) {
    NodeMeters known = nodes.get(type.name());
    if (known != null) {
      return known;
    }
    String label = nodes.size() < MAX_NODE_TYPES ? type.name() : OTHER;
    return nodes.computeIfAbsent(label, NodeMeters::new);
  }

  private void count(String name, ExecutionOutcome outcome) {
    outcomes
        .computeIfAbsent(
            name + label(outcome),
            key -> Counter.builder(name).tag("outcome", label(outcome)).register(registry))
        .increment();
  }

  private static String label(ExecutionOutcome outcome) {
    return switch (outcome) {
      case ExecutionOutcome.Completed done -> "success";
      case ExecutionOutcome.Failed failed -> label(failed.fault().category());
    };
  }

  private static String label(FaultCategory category) {
    return category.name().toLowerCase(Locale.ROOT);
  }

  /** What is counted for one node type. */
  private final class NodeMeters {
    private final Timer time;
    private final Counter cpuSeconds;
    private final Counter allocatedBytes;
    private final Counter broken;
    private final Counter detached;

    NodeMeters(String type) {
      time = timer("remotemedia.node", "time inside nodes, for each call", "node_type", type);
      cpuSeconds = counter("remotemedia.node.cpu.seconds", "CPU time of nodes", type);
      allocatedBytes = counter("remotemedia.node.allocated.bytes", "allocated by nodes", type);
      broken = counter("remotemedia.node.contract.broken", "broken contracts of the SPI", type);
      detached = counter("remotemedia.node.detached", "nodes that did not stop", type);
    }

    private Counter counter(String name, String description, String type) {
      return Counter.builder(name)
          .description(description)
          .tag("node_type", type)
          .register(registry);
    }
  }
}
