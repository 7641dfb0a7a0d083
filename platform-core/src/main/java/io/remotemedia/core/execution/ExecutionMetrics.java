package io.remotemedia.core.execution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an execution used, measured.
 *
 * @param wallNanos from receipt to the last output, nanoseconds
 * @param queueNanos the part of it in which it waited for a worker
 * @param cpuNanos CPU time of the worker
 * @param allocatedBytes bytes that the worker allocated
 * @param peakBytes peak of the bytes charged to the memory budget
 * @param serializationNanos time between wire bytes and audio buffers; 0 in process
 * @param nodes by node id, in topological order
 * @param limits what was used of each granted limit
 */
public record ExecutionMetrics(
    long wallNanos,
    long queueNanos,
    long cpuNanos,
    long allocatedBytes,
    long peakBytes,
    long serializationNanos,
    Map<String, NodeMetrics> nodes,
    List<LimitUse> limits) {
  /** Copies map and list, keeping their order. */
  public ExecutionMetrics {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    limits = List.copyOf(limits);
  }

  /**
   * The metrics of an execution that never ran.
   *
   * @param waitedNanos how long it waited for a worker
   * @return the metrics
   */
  public static ExecutionMetrics ofQueueing(long waitedNanos) {
    return new ExecutionMetrics(waitedNanos, waitedNanos, 0, 0, 0, 0, Map.of(), List.of());
  }

  /**
   * These metrics with the time that a transport spent on conversion, which the execution itself
   * does not see.
   *
   * @param nanos time between wire bytes and audio buffers, both ways
   * @return the changed metrics
   */
  public ExecutionMetrics withSerialization(long nanos) {
    return new ExecutionMetrics(
        wallNanos, queueNanos, cpuNanos, allocatedBytes, peakBytes, nanos, nodes, limits);
  }
}
