package io.remotemedia.server.grpc;

import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.protocol.v1.ExecutionMetrics;
import io.remotemedia.protocol.v1.LimitUse;
import io.remotemedia.protocol.v1.NodeMetrics;
import io.remotemedia.protocol.v1.NodeResult;
import io.remotemedia.protocol.v1.NodeStatus;
import io.remotemedia.protocol.v1.ResourceLimits;
import io.remotemedia.spi.GrantedLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measurements and states to messages. */
final class WireMetrics {
  static final double NANOS_PER_MILLI = 1e6;

  private WireMetrics() {}

  static ExecutionMetrics metrics(io.remotemedia.core.execution.ExecutionMetrics metrics) {
    ExecutionMetrics.Builder message =
        ExecutionMetrics.newBuilder()
            .setWallTimeMs(metrics.wallNanos() / NANOS_PER_MILLI)
            .setCpuTimeMs(metrics.cpuNanos() / NANOS_PER_MILLI)
            .setMemoryUsedBytes(metrics.peakBytes())
            .setSerializationTimeMs(metrics.serializationNanos() / NANOS_PER_MILLI)
            .setQueueTimeMs(metrics.queueNanos() / NANOS_PER_MILLI)
            .setAllocatedBytes(metrics.allocatedBytes());
    metrics.nodes().forEach((id, node) -> message.putNodeMetrics(id, node(node)));
    metrics.limits().forEach(use -> message.addLimitUse(limitUse(use)));
    return message.build();
  }

  private static NodeMetrics node(io.remotemedia.core.execution.NodeMetrics node) {
    Map<String, Double> custom = node.custom();
    return NodeMetrics.newBuilder()
        .setExecutionTimeMs(node.executionNanos() / NANOS_PER_MILLI)
        .setMemoryBytes(node.peakBytes())
        .setSamplesProcessed(node.samplesProcessed())
        .setCustomMetrics(custom.isEmpty() ? "{}" : PlainJson.write(custom))
        .setCpuTimeMs(node.cpuNanos() / NANOS_PER_MILLI)
        .setAllocatedBytes(node.allocatedBytes())
        .setWaitTimeMs(node.waitNanos() / NANOS_PER_MILLI)
        .setCalls(node.calls())
        .setNodeType(node.nodeType())
        .build();
  }

  private static LimitUse limitUse(io.remotemedia.core.execution.LimitUse use) {
    return LimitUse.newBuilder()
        .setLimit(use.limit())
        .setGranted(use.granted())
        .setUsed(use.used())
        .setSetBy(setBy(use))
        .build();
  }

  /** Who set a limit, for programs. */
  static String setBy(io.remotemedia.core.execution.LimitUse use) {
    return use.setBy().name().toLowerCase(Locale.ROOT);
  }

  static List<NodeResult> results(List<io.remotemedia.core.execution.NodeResult> results) {
    return results.stream().map(WireMetrics::result).toList();
  }

  private static NodeResult result(io.remotemedia.core.execution.NodeResult result) {
    NodeResult.Builder message =
        NodeResult.newBuilder()
            .setNodeId(result.nodeId())
            .setStatus(status(result.status()))
            .setOutputMetadata(PlainJson.write(result.output()));
    if (result.fault() != null) {
      message.setError(WireFaults.brief(result.fault()));
    }
    return message.build();
  }

  private static NodeStatus status(io.remotemedia.core.execution.NodeStatus status) {
    return switch (status) {
      case SUCCESS -> NodeStatus.NODE_STATUS_SUCCESS;
      case SKIPPED -> NodeStatus.NODE_STATUS_SKIPPED;
      case FAILED -> NodeStatus.NODE_STATUS_FAILED;
    };
  }

  static ResourceLimits limits(GrantedLimits limits) {
    return ResourceLimits.newBuilder()
        .setMaxMemoryBytes(limits.maxMemoryBytes())
        .setMaxTimeoutMs(limits.maxTimeMillis())
        .setMaxAudioSamples(limits.maxAudioSamples())
        .build();
  }
}
