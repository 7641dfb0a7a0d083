package io.remotemedia.spi;

import java.util.Objects;

/**
 * What a node will do for given parameters and input formats, known before anything runs.
 *
 * @param output the format of the audio that it emits; null when it emits none
 * @param latencyFrames algorithmic latency in frames at the input rate: how far the input must run
 *     ahead of the output that it determines. 0 or more. Outputs are aligned with the input all the
 *     same: the latency delays when output arrives, not where it stands
 * @param memoryBytes bytes that one node instance holds between calls, output buffers apart
 * @param bound upper bound of the output of one call
 */
public record NodePlan(AudioFormat output, int latencyFrames, long memoryBytes, OutputBound bound) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when latency or memory is negative
   */
  public NodePlan {
    Objects.requireNonNull(bound, "bound");
    if (latencyFrames < 0 || memoryBytes < 0) {
      throw new IllegalArgumentException(
          "latency %d frames, memory %d bytes: neither may be negative"
              .formatted(latencyFrames, memoryBytes));
    }
  }

  /**
   * The plan of a node that keeps format and length and holds nothing back.
   *
   * @param format format of input and output
   * @return the plan
   */
  public static NodePlan sameFormat(AudioFormat format) {
    return new NodePlan(format, 0, 0, OutputBound.SAME);
  }

  /**
   * The plan of a node that emits no audio.
   *
   * @param latencyFrames frames at the input rate
   * @param memoryBytes bytes held between calls
   * @return the plan
   */
  public static NodePlan dataOnly(int latencyFrames, long memoryBytes) {
    return new NodePlan(null, latencyFrames, memoryBytes, OutputBound.NONE);
  }
}
