package io.remotemedia.core.explain;

import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioFormat;
import java.util.OptionalDouble;

/** What nodes cost on this machine, as far as it was measured. Thread-safe. */
@FunctionalInterface
public interface CostModel {
  /** Knows no cost. */
  CostModel UNKNOWN = (node, input) -> OptionalDouble.empty();

  /**
   * The cost of a node.
   *
   * @param node the node, whose parameters count
   * @param input the format that it takes; null when it takes no audio
   * @return microseconds of computing per second of input audio; empty when it was never measured
   */
  OptionalDouble microsPerSecond(PlannedNode node, AudioFormat input);
}
