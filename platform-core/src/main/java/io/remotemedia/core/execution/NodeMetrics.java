package io.remotemedia.core.execution;

import java.util.Map;

/**
 * What one node used, measured.
 *
 * @param nodeType its type
 * @param executionNanos time inside the node, nanoseconds
 * @param peakBytes the most bytes that its output of one call and its own memory took
 * @param samplesProcessed input samples, all channels together
 * @param custom metrics of the node's own
 */
public record NodeMetrics(
    String nodeType,
    long executionNanos,
    long peakBytes,
    long samplesProcessed,
    Map<String, Double> custom) {
  /** Copies the map. */
  public NodeMetrics {
    custom = Map.copyOf(custom);
  }
}
