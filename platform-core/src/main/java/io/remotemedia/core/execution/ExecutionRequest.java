package io.remotemedia.core.execution;

import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.GrantedLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pipeline to run on whole buffers.
 *
 * @param executionId the id that logs and reply carry
 * @param plan the graph
 * @param audio by id of the source node
 * @param data plain JSON values by id of the node that takes them
 * @param grant the limits, and who set them
 * @param cancellation ends the execution from outside
 * @param receivedNanos {@link System#nanoTime} when the request arrived: queueing counts
 */
public record ExecutionRequest(
    String executionId,
    PipelinePlan plan,
    Map<String, AudioBuffer> audio,
    Map<String, Object> data,
    LimitGrant grant,
    Cancellation cancellation,
    long receivedNanos) {
  /** Copies the maps. */
  public ExecutionRequest {
    audio = Map.copyOf(audio);
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /**
   * What was granted.
   *
   * @return the limits
   */
  public GrantedLimits limits() {
    return grant.limits();
  }
}
