package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads one node of one execution through its states, and is the border to the plugin's code: every
 * call is timed, and turns whatever is thrown into a fault.
 */
final class NodeRunner {
  private static final Logger log = LoggerFactory.getLogger(NodeRunner.class);

  private final PlannedNode planned;
  private final RunScope scope;
  private final HostNodeContext context;
  private List<AudioFormat> formats;
  private NodePlan plan;
  private Node node;
  private NodeState state;
  private Fault fault;
  private long nanos;
  private long samples;
  private long peakBytes;
  private long audioFrames;
  private long dataValues;

  NodeRunner(PlannedNode planned, RunScope scope) {
    this.planned = planned;
    this.scope = scope;
    this.context = new HostNodeContext(planned, scope);
  }

  PlannedNode planned() {
    return planned;
  }

  /** The plan for the formats that arrived; null before. */
  NodePlan plan() {
    return plan;
  }

  boolean wasCalled() {
    return state != null;
  }

  List<AudioFormat> formats() {
    return formats;
  }

  void plan(List<AudioFormat> audioFormats) throws PipelineException {
    formats = audioFormats;
    plan = planned.planFor(audioFormats);
  }

  /** Gives the node one chunk, opening it before the first. */
  NodeEmission call(ChunkInput input, boolean last) throws PipelineException {
    if (state == NodeState.DRAINED) {
      return NodeEmission.NOTHING;
    }
    long start = System.nanoTime();
    try {
      if (state == null) {
        open();
      }
      samples += input.samples();
      return pass(input, last);
    } catch (PipelineException e) {
      throw e;
    } catch (Throwable e) {
      throw failed(e);
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  private void open() throws PipelineException, NodeException {
    scope.budget().charge(plan.memoryBytes(), "the node itself");
    peakBytes = plan.memoryBytes();
    node = planned.create(formats);
    state = NodeState.CREATED;
    node.open(context);
    state = NodeState.OPEN;
  }

  private NodeEmission pass(ChunkInput input, boolean last) throws NodeException {
    EmissionCollector collector = new EmissionCollector(plan, input);
    context.beginCall();
    NodeOutcome outcome;
    if (last) {
      state = NodeState.DRAINED;
      outcome = node.flush(input, collector);
    } else {
      state = NodeState.PROCESSING;
      outcome = node.process(input, collector);
    }
    if (outcome == NodeOutcome.DONE) {
      state = NodeState.DRAINED;
    }
    return account(collector.finish(context.allocatedInCall(), scope.budget()));
  }

  private NodeEmission account(NodeEmission emission) {
    peakBytes = Math.max(peakBytes, plan.memoryBytes() + emission.chargedBytes());
    audioFrames += emission.audio() == null ? 0 : emission.audio().frames();
    dataValues += emission.data().size();
    return emission;
  }

  private PipelineException failed(Throwable thrown) {
    fault = NodeFaults.of(planned, thrown, scope.cancellation());
    if (!(thrown instanceof NodeException)) {
      log.atError()
          .addKeyValue("event", "node.failed")
          .addKeyValue("node_id", planned.id())
          .addKeyValue("node_type", planned.type().name())
          .addKeyValue("plugin", planned.type().pluginId())
          .setCause(thrown)
          .log("a node failed");
    }
    return new PipelineException(fault, thrown);
  }

  /** Closes the node if there is one, whatever happened to it before; exactly once. */
  void close() {
    if (node == null || state == NodeState.CLOSED) {
      return;
    }
    state = NodeState.CLOSED;
    try {
      node.close();
    } catch (Throwable e) {
      log.atWarn()
          .addKeyValue("event", "node.close_failed")
          .addKeyValue("node_id", planned.id())
          .addKeyValue("node_type", planned.type().name())
          .setCause(e)
          .log("closing a node failed");
    }
  }

  NodeMetrics metrics() {
    return new NodeMetrics(
        planned.type().name(), nanos, peakBytes, samples, context.customMetrics());
  }

  NodeResult result() {
    NodeStatus status =
        fault != null ? NodeStatus.FAILED : state == null ? NodeStatus.SKIPPED : NodeStatus.SUCCESS;
    return new NodeResult(planned.id(), status, fault, outputMetadata());
  }

  private Map<String, Object> outputMetadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("node_type", planned.type().name());
    if (plan != null && plan.output() != null) {
      metadata.put("audio_frames", audioFrames);
      metadata.put("sample_rate", (long) plan.output().sampleRate());
      metadata.put("channels", (long) plan.output().channels());
      metadata.put("format", plan.output().sampleFormat().name());
    }
    if (plan != null) {
      metadata.put("latency_frames", (long) plan.latencyFrames());
    }
    metadata.put("data_values", dataValues);
    return metadata;
  }
}
