package io.remotemedia.server.grpc;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.protocol.v1.ResourceLimits;
import io.remotemedia.server.compatibility.CompatibilityTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What all services share.
 *
 * @param catalog gives the snapshot to plan with
 * @param planner checks and plans manifests
 * @param engine runs plans
 * @param limits what executions get and may ask for
 * @param compatibility which clients are spoken to
 * @param uploads unary calls whose message is still arriving
 */
record ServiceScope(
    Supplier<NodeCatalog> catalog,
    Planner planner,
    PipelineEngine engine,
    LimitsPolicy limits,
    CompatibilityTable compatibility,
    Uploads uploads) {
  static final Fault CLIENT_GONE =
      Fault.of(DiagnosticCode.CANCELLED, "the client cancelled the call or has gone");

  static String newId() {
    return UUID.randomUUID().toString();
  }

  LimitGrant grant(ResourceLimits asked) {
    return limits.grant(
        asked.getMaxMemoryBytes(), asked.getMaxTimeoutMs(), asked.getMaxAudioSamples());
  }

  static Map<String, Object> data(Map<String, String> inputs) throws PipelineException {
    Map<String, Object> data = LinkedHashMap.newLinkedHashMap(inputs.size());
    for (Map.Entry<String, String> input : inputs.entrySet()) {
      try {
        data.put(input.getKey(), PlainJson.read(input.getValue()));
      } catch (IllegalArgumentException e) {
        throw new PipelineException(
            Fault.ofNode(
                DiagnosticCode.INVALID_DATA,
                input.getKey(),
                "the data for node \"%s\" is no JSON: %s"
                    .formatted(input.getKey(), e.getMessage())),
            e);
      }
    }
    return data;
  }
}
