package io.remotemedia.core.explain;

import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodePlan;
import java.util.ArrayList;
import java.util.List;

/**
 * One node with the audio that flows through it.
 *
 * @param node the node
 * @param inputs formats of its audio inputs
 * @param plan what it does with them
 * @param inputFramesPerSecond frames that it takes per second of the pipeline's audio, at most
 * @param latencyMillis latency of its output since the client's input, along the slowest path
 */
record NodeFlow(
    PlannedNode node,
    List<AudioFormat> inputs,
    NodePlan plan,
    double inputFramesPerSecond,
    double latencyMillis) {
  /** The flow through a node whose inputs are known already. */
  static NodeFlow of(PlannedNode node, AudioFormat clientFormat, List<NodeFlow> before)
      throws PipelineException {
    List<AudioFormat> inputs = new ArrayList<>();
    double frames = 0;
    double latency = 0;
    if (node.isAudioSource()) {
      inputs.add(clientFormat);
      frames = clientFormat.sampleRate();
    }
    for (int index : node.inputs()) {
      latency = Math.max(latency, before.get(index).latencyMillis());
    }
    for (int index : node.audioInputs()) {
      NodeFlow input = before.get(index);
      if (input.plan().output() != null) {
        inputs.add(input.plan().output());
        frames = Math.max(frames, input.outputFramesPerSecond());
      }
    }
    NodePlan plan = node.planFor(inputs);
    return new NodeFlow(node, List.copyOf(inputs), plan, frames, latency + added(plan, inputs));
  }

  private static double added(NodePlan plan, List<AudioFormat> inputs) {
    return inputs.isEmpty() ? 0 : plan.latencyFrames() * 1e3 / inputs.getFirst().sampleRate();
  }

  double addedLatencyMillis() {
    return added(plan, inputs);
  }

  /** Seconds of its own input that the node takes per second of the pipeline's audio. */
  double inputSecondsPerSecond() {
    return inputFramesPerSecond / inputs.getFirst().sampleRate();
  }

  /** Frames that it emits per second of the pipeline's audio, at most. */
  double outputFramesPerSecond() {
    return inputFramesPerSecond * plan.bound().numerator() / plan.bound().denominator();
  }
}
