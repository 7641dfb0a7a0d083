package io.remotemedia.core.execution;

import java.util.Map;

/**
 * What one node used, measured.
 *
 * @param nodeType its type
 * @param calls how often it was called: once for every chunk
 * @param executionNanos time inside the node, nanoseconds
 * @param waitNanos time that its complete input waited for it
 * @param cpuNanos CPU time of the worker for it
 * @param allocatedBytes bytes that the worker allocated for it
 * @param peakBytes the most bytes that its output of one call and its own memory took
 * @param samplesProcessed input samples, all channels together
 * @param custom metrics of the node's own
 */
public record NodeMetrics(
    String nodeType,
    long calls,
    long executionNanos,
    long waitNanos,
    long cpuNanos,
    long allocatedBytes,
    long peakBytes,
    long samplesProcessed,
    Map<String, Double> custom) {
  /** Copies the map. */
  public NodeMetrics {
    custom = Map.copyOf(custom);
  }
}
