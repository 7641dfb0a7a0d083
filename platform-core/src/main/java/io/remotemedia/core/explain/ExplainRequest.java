package io.remotemedia.core.explain;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import java.util.Map;
import java.util.Objects;

/**
 * For which input, under which limits a plan is explained.
 *
 * @param formats formats of the client's audio by the id of the node that takes it; for nodes that
 *     are absent the plan's own example is taken
 * @param limits the limits that an execution would be granted
 * @param maxMessageBytes the largest message that the transport takes, in bytes; 0 when there is
 *     none
 * @param costs what nodes cost on this machine
 */
public record ExplainRequest(
    Map<String, AudioFormat> formats, GrantedLimits limits, long maxMessageBytes, CostModel costs) {
  /** Copies the map. */
  public ExplainRequest {
    formats = Map.copyOf(formats);
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(costs, "costs");
  }

  /**
   * This request with other costs.
   *
   * @param known what nodes cost
   * @return the changed request
   */
  public ExplainRequest withCosts(CostModel known) {
    return new ExplainRequest(formats, limits, maxMessageBytes, known);
  }
}
