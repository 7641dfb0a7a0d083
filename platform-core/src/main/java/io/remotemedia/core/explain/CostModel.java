package io.remotemedia.core.explain;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.spi.AudioFormat;
import java.util.OptionalDouble;

/** What nodes cost on this machine, as far as it was measured. Thread-safe. */
@FunctionalInterface
public interface CostModel {
  /** Knows no cost. */
  CostModel UNKNOWN = (type, input) -> OptionalDouble.empty();

  /**
   * The cost of a node.
   *
   * @param type its type
   * @param input the format that it takes; null when it takes no audio
   * @return microseconds of computing per second of input audio; empty when it was never measured
   */
  OptionalDouble microsPerSecond(NodeType type, AudioFormat input);
}
