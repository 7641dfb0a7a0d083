package io.remotemedia.core.execution;

import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;

/** The bytes that one execution may hold. Used by one worker at a time. */
final class MemoryBudget {
  private final long limit;
  private long held;
  private long peak;

  MemoryBudget(long limitBytes) {
    this.limit = limitBytes;
  }

  /** Charges bytes, or refuses when they would go beyond the limit. */
  void charge(long bytes, String what) throws NodeException {
    if (bytes > limit - held) {
      throw new NodeException(
          NodeErrorCode.RESOURCE_LIMIT,
          "%s needs %d bytes, %d of the %d bytes of the memory limit are in use; ask for more in resource_limits.max_memory_bytes"
              .formatted(what, bytes, held, limit));
    }
    held += bytes;
    peak = Math.max(peak, held);
  }

  void release(long bytes) {
    held -= bytes;
  }

  long held() {
    return held;
  }

  long peak() {
    return peak;
  }
}
