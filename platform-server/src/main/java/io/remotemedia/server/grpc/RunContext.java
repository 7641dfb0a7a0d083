package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.DiagnosticJson;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.execution.ExecutionMetrics;
import io.remotemedia.core.execution.LimitUse;
import io.remotemedia.core.execution.NodeMetrics;
import io.remotemedia.core.execution.NodeResult;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The context of a failed run as JSON: the fault, the state of every node, and what was used until
 * then. For clients that do not know the fields of their own for these.
 */
final class RunContext {
  private RunContext() {}

  static String json(Fault fault, ExecutionMetrics metrics, List<NodeResult> results) {
    ObjectNode context = (ObjectNode) JsonMapper.shared().readTree(DiagnosticJson.context(fault));
    context.put("failing_node_id", fault.nodeId());
    ArrayNode nodes = context.putArray("node_results");
    results.forEach(result -> add(nodes.addObject(), result));
    add(context.putObject("metrics"), metrics);
    return context.toString();
  }

  private static void add(ObjectNode json, NodeResult result) {
    json.put("node_id", result.nodeId());
    json.put("status", result.status().name().toLowerCase(Locale.ROOT));
    if (result.fault() != null) {
      json.put("message", result.fault().message());
    }
  }

  private static void add(ObjectNode json, ExecutionMetrics metrics) {
    json.put("wall_time_ms", millis(metrics.wallNanos()));
    json.put("queue_time_ms", millis(metrics.queueNanos()));
    json.put("cpu_time_ms", millis(metrics.cpuNanos()));
    json.put("memory_used_bytes", metrics.peakBytes());
    json.put("allocated_bytes", metrics.allocatedBytes());
    ArrayNode limits = json.putArray("limits");
    for (LimitUse use : metrics.limits()) {
      limits
          .addObject()
          .put("limit", use.limit())
          .put("granted", use.granted())
          .put("used", use.used())
          .put("set_by", WireMetrics.setBy(use));
    }
    ObjectNode nodes = json.putObject("nodes");
    metrics.nodes().forEach((id, node) -> add(nodes.putObject(id), node));
  }

  private static void add(ObjectNode json, NodeMetrics node) {
    json.put("calls", node.calls());
    json.put("execution_time_ms", millis(node.executionNanos()));
    json.put("cpu_time_ms", millis(node.cpuNanos()));
    json.put("memory_bytes", node.peakBytes());
    json.put("samples_processed", node.samplesProcessed());
  }

  private static double millis(long nanos) {
    return nanos / WireMetrics.NANOS_PER_MILLI;
  }
}
