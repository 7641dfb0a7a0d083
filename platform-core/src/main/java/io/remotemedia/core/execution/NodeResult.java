package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import java.util.Map;

/**
 * The state of one node when its execution ended.
 *
 * @param nodeId its id
 * @param status how it fared
 * @param fault why it failed; null when it did not
 * @param output what it emitted, as plain JSON values: {@code audio_frames}, {@code sample_rate},
 *     {@code channels}, {@code format}, {@code data_values}, {@code latency_frames}
 */
public record NodeResult(
    String nodeId, NodeStatus status, Fault fault, Map<String, Object> output) {
  /** Copies the map. */
  public NodeResult {
    output = Map.copyOf(output);
  }
}
