package io.remotemedia.core.explain;

import io.remotemedia.core.plan.PipelinePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The buffers and node memory that an execution is charged for, as linear functions of the length
 * of the audio, step by step: an input stays charged until the end, what a node emits until its
 * last consumer ran or, returned to the client, until the end.
 */
final class MemoryForecast {
  /**
   * What is held while a node runs.
   *
   * @param nodeId the node
   * @param fixed bytes whatever the length
   * @param perSecond bytes per second of audio
   */
  private record Step(String nodeId, double fixed, double perSecond) {
    double seconds(long limit) {
      double room = limit - fixed;
      return room < 0 ? 0 : room / perSecond;
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final double[] emittedFixed;
  private final double[] emittedPerSecond;
  private final int[] waiting;

  private MemoryForecast(int nodes) {
    emittedFixed = new double[nodes];
    emittedPerSecond = new double[nodes];
    waiting = new int[nodes];
  }

  static MemoryForecast of(PipelinePlan plan, List<NodeFlow> flows) {
    MemoryForecast forecast = new MemoryForecast(flows.size());
    plan.nodes().forEach(node -> node.audioInputs().forEach(i -> forecast.waiting[i]++));
    forecast.run(flows);
    return forecast;
  }

  private void run(List<NodeFlow> flows) {
    double fixed = 0;
    double perSecond = 0;
    for (NodeFlow flow : flows) {
      if (flow.node().isAudioSource()) {
        perSecond += flow.inputFramesPerSecond() * flow.inputs().getFirst().frameBytes();
      }
    }
    for (NodeFlow flow : flows) {
      int index = flow.node().index();
      emit(flow, index);
      fixed += flow.plan().memoryBytes() + emittedFixed[index];
      perSecond += emittedPerSecond[index];
      steps.add(new Step(flow.node().id(), fixed, perSecond));
      for (int input : flow.node().audioInputs()) {
        if (--waiting[input] == 0 && !flows.get(input).node().returnsAudio()) {
          fixed -= emittedFixed[input];
          perSecond -= emittedPerSecond[input];
        }
      }
    }
  }

  private void emit(NodeFlow flow, int index) {
    if (flow.plan().output() != null) {
      int frameBytes = flow.plan().output().frameBytes();
      emittedFixed[index] = (double) flow.plan().bound().extra() * frameBytes;
      emittedPerSecond[index] = flow.outputFramesPerSecond() * frameBytes;
    }
  }

  double seconds(long limit) {
    return steps.stream().mapToDouble(step -> step.seconds(limit)).min().orElse(Double.NaN);
  }

  String reason(long limit) {
    Step first = steps.getFirst();
    for (Step step : steps) {
      first = step.seconds(limit) < first.seconds(limit) ? step : first;
    }
    return String.format(
        Locale.ROOT,
        "while node \"%s\" runs, at most %,.0f bytes and %,.0f bytes per second are held",
        first.nodeId(),
        first.fixed(),
        first.perSecond());
  }
}
