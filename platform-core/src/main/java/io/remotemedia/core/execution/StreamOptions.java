package io.remotemedia.core.execution;

import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.spi.GrantedLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pipeline to run on a stream.
 *
 * @param executionId the id that logs and reply carry
 * @param sessionId the id of the stream
 * @param plan the graph
 * @param data plain JSON values by id of the node that takes them, given with the first chunk
 * @param grant the limits of each chunk, and who set them
 * @param cancellation ends the stream from outside
 */
public record StreamOptions(
    String executionId,
    String sessionId,
    PipelinePlan plan,
    Map<String, Object> data,
    LimitGrant grant,
    Cancellation cancellation) {
  /** Copies the map. */
  public StreamOptions {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /**
   * What was granted, for each chunk.
   *
   * @return the limits
   */
  public GrantedLimits limits() {
    return grant.limits();
  }
}
