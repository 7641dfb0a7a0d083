package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plan.PlannedNode;
import java.util.concurrent.TimeUnit;

/** The texts of exceeded limits: which limit, its value, who set it, what was used. */
final class LimitFaults {
  /** What an execution may allocate beside its buffers, however small its budget: first use. */
  static final long ALLOCATION_FLOOR_BYTES = 32L << 20;

  private LimitFaults() {}

  static Fault time(LimitGrant grant, long usedNanos) {
    return Fault.of(
        DiagnosticCode.TIME_LIMIT,
        "the time limit of %d ms (%s; queueing and computing) is exceeded after %d ms; ask for more in resource_limits.max_timeout_ms, or send less audio at once"
            .formatted(
                grant.limits().maxTimeMillis(),
                grant.time(),
                TimeUnit.NANOSECONDS.toMillis(usedNanos)));
  }

  /** The budget, but no less than first use takes, and the allowance on top of it. */
  static long allocationLimit(LimitGrant grant, EngineSettings settings) {
    long limit = Math.max(grant.limits().maxMemoryBytes(), ALLOCATION_FLOOR_BYTES);
    long allowance = settings.allocationAllowanceBytes();
    return allowance > Long.MAX_VALUE - limit ? Long.MAX_VALUE : limit + allowance;
  }

  static Fault allocation(LimitGrant grant, PlannedNode node, long bytes, long limit) {
    return Fault.ofNode(
        DiagnosticCode.ALLOCATION_LIMIT,
        node.id(),
        "node \"%s\" (%s): its execution holds or has allocated %d bytes, the memory limit allows %d (%s); send less audio at once, or ask for more in resource_limits.max_memory_bytes"
            .formatted(node.id(), node.type().name(), bytes, limit, grant.memory()));
  }

  /** The fault that is told when the node did not stop for it. */
  static Fault notStopping(Fault why, PlannedNode node, long afterMillis) {
    String message =
        "%s; node \"%s\" (%s) did not stop within %d ms and was given up"
            .formatted(why.message(), node.id(), node.type().name(), afterMillis);
    return new Fault(
        why.code(),
        message,
        node.id(),
        why.retryable(),
        why.diagnostics(),
        why.availableNodeTypes());
  }
}
