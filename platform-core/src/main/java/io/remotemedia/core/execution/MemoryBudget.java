package io.remotemedia.core.execution;

import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;

/**
 * The bytes that one execution may hold. Used by one worker at a time; the watchdog reads a figure
 * that may be a moment old.
 */
final class MemoryBudget {
  private final LimitGrant grant;
  private final long limit;
  private volatile long held;
  private volatile long counted;
  private long peak;

  MemoryBudget(LimitGrant grant, EngineSettings settings) {
    this.grant = grant;
    this.limit =
        settings.has(SafetyDevice.MEMORY_BUDGET) ? grant.limits().maxMemoryBytes() : Long.MAX_VALUE;
  }

  /** Charges bytes, or refuses when they would go beyond the limit. */
  void charge(long bytes, String what) throws NodeException {
    long before = held;
    if (bytes > limit - before) {
      throw new NodeException(
          NodeErrorCode.RESOURCE_LIMIT,
          "%s needs %d bytes, %d of the %d bytes of the memory limit (%s) are in use; ask for more in resource_limits.max_memory_bytes"
              .formatted(what, bytes, before, limit, grant.memory()));
    }
    hold(before + bytes);
    peak = Math.max(peak, before + bytes);
  }

  void release(long bytes) {
    hold(held - bytes);
  }

  private void hold(long bytes) {
    held = bytes;
  }

  /** Bytes that the worker allocated and that are charged here, so that they count once. */
  void count(long bytes) {
    long before = counted;
    counted = before + bytes;
  }

  void beginPass() {
    counted = 0;
  }

  long countedInPass() {
    return counted;
  }

  long held() {
    return held;
  }

  long peak() {
    return peak;
  }
}
