package io.remotemedia.core.explain;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory that an execution on whole buffers will be charged for, known from its plan and the
 * lengths of its inputs before any audio is touched. The same sum as in {@link PlanReport}: inputs,
 * the nodes themselves, and what they emit until its last consumer ran.
 *
 * @param bytes the most that is held at one time
 * @param nodeId the node that runs then
 */
public record PlannedNeed(long bytes, String nodeId) {
  /**
   * An input of the client.
   *
   * @param format its format
   * @param frames its length
   */
  public record Input(AudioFormat format, long frames) {}

  /**
   * Adds up the need.
   *
   * @param plan the graph
   * @param inputs by id of the source node
   * @return the need; empty where an input is missing or a node says nothing for these formats
   * @throws PipelineException when a node refuses the formats that reach it
   */
  public static Optional<PlannedNeed> of(PipelinePlan plan, Map<String, Input> inputs)
      throws PipelineException {
    Sum sum = new Sum(plan);
    for (PlannedNode node : plan.nodes()) {
      if (!sum.add(node, inputs.get(node.id()))) {
        return Optional.empty();
      }
    }
    return Optional.of(new PlannedNeed((long) sum.most, sum.mostAt));
  }

  /**
   * Refuses what needs more memory than was granted.
   *
   * @param grant the limits
   * @throws PipelineException with how much too much it is
   */
  public void require(LimitGrant grant) throws PipelineException {
    long limit = grant.limits().maxMemoryBytes();
    if (bytes > limit) {
      throw new PipelineException(
          Fault.ofNode(
              DiagnosticCode.NEED_EXCEEDS_LIMITS,
              nodeId,
              "while node \"%s\" runs, this execution will hold %d bytes, %d more than the memory limit of %d (%s) allows; send less audio at once, or ask for %d in resource_limits.max_memory_bytes"
                  .formatted(nodeId, bytes, bytes - limit, limit, grant.memory(), bytes)));
    }
  }

  /** Walks over the graph as an execution does. */
  private static final class Sum {
    private final NodePlan[] plans;
    private final double[] frames;
    private final int[] waiting;
    private final PipelinePlan plan;
    private double held;
    private double most;
    private String mostAt = "";

    Sum(PipelinePlan plan) {
      this.plan = plan;
      int nodes = plan.nodes().size();
      plans = new NodePlan[nodes];
      frames = new double[nodes];
      waiting = new int[nodes];
      plan.nodes().forEach(node -> node.audioInputs().forEach(input -> waiting[input]++));
    }

    /** False when the node's formats are not known. */
    boolean add(PlannedNode node, Input client) throws PipelineException {
      List<AudioFormat> formats = new ArrayList<>();
      double framesIn = 0;
      if (node.isAudioSource()) {
        if (client == null) {
          return false;
        }
        formats.add(client.format());
        framesIn = client.frames();
        held += framesIn * client.format().frameBytes();
      }
      for (int input : node.audioInputs()) {
        if (plans[input].output() != null) {
          formats.add(plans[input].output());
          framesIn = Math.max(framesIn, frames[input]);
        }
      }
      run(node, node.planFor(formats), framesIn);
      return true;
    }

    private void run(PlannedNode node, NodePlan planned, double framesIn) {
      int index = node.index();
      plans[index] = planned;
      frames[index] = framesIn * planned.bound().numerator() / planned.bound().denominator();
      held += planned.memoryBytes() + emitted(index);
      if (held > most) {
        most = held;
        mostAt = node.id();
      }
      for (int input : node.audioInputs()) {
        if (--waiting[input] == 0 && !plan.nodes().get(input).returnsAudio()) {
          held -= emitted(input);
        }
      }
    }

    private double emitted(int index) {
      AudioFormat output = plans[index].output();
      return output == null ? 0 : frames[index] * output.frameBytes();
    }
  }
}
