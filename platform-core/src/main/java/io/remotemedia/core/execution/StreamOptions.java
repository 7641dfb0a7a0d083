package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.spi.GrantedLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A pipeline to run on a stream.
 *
 * @param executionId the id that logs and reply carry
 * @param sessionId the id of the stream
 * @param plan the graph
 * @param data plain JSON values by id of the node that takes them, given with the first chunk
 * @param grant the limits of each chunk, and who set them
 * @param cancellation ends the stream from outside
 * @param givenUp told on another thread, once, when the worker of the stream was lost in a node
 *     that does not stop; the session has then ended
 */
public record StreamOptions(
    String executionId,
    String sessionId,
    PipelinePlan plan,
    Map<String, Object> data,
    LimitGrant grant,
    Cancellation cancellation,
    Consumer<Fault> givenUp) {
  /** Copies the map. */
  public StreamOptions {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /**
   * A stream whose owner needs not be told when its worker was lost.
   *
   * @param executionId the id that logs and reply carry
   * @param sessionId the id of the stream
   * @param plan the graph
   * @param data plain JSON values by id of the node that takes them
   * @param grant the limits of each chunk, and who set them
   * @param cancellation ends the stream from outside
   */
  public StreamOptions(
      String executionId,
      String sessionId,
      PipelinePlan plan,
      Map<String, Object> data,
      LimitGrant grant,
      Cancellation cancellation) {
    this(executionId, sessionId, plan, data, grant, cancellation, fault -> {});
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
