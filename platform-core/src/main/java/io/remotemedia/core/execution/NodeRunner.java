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
 * call is watched and measured, and turns whatever is thrown into a fault.
 */
final class NodeRunner {
  private static final Logger log = LoggerFactory.getLogger(NodeRunner.class);

  private final PlannedNode planned;
  private final RunScope scope;
  private final CallBorder border;
  private final HostNodeContext context;
  private final NodeMeter meter = new NodeMeter();
  private final Runnable whenReturned;
  private List<AudioFormat> formats;
  private NodePlan plan;
  private Node node;
  private NodeState state;
  private Fault fault;
  private long audioFrames;
  private long dataValues;

  /**
   * A node that is not created yet.
   *
   * @param whenReturned run by a thread that was lost in this node, when it has come back
   */
  NodeRunner(PlannedNode planned, RunScope scope, Runnable whenReturned) {
    this.whenReturned = whenReturned;
    this.planned = planned;
    this.scope = scope;
    this.border = new CallBorder(this, scope);
    this.context = new HostNodeContext(planned, scope, border);
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

  /**
   * Gives the node one chunk, opening it before the first.
   *
   * @param settledNanos when its input was complete
   */
  NodeEmission call(ChunkInput input, boolean last, long settledNanos) throws PipelineException {
    if (state == NodeState.DRAINED) {
      return NodeEmission.NOTHING;
    }
    meter.begin(settledNanos, scope.now(), scope.watch());
    try {
      border.requireKept();
      if (state == null) {
        open();
      }
      meter.took(input.samples());
      return pass(input, last);
    } catch (PipelineException | DetachedException e) {
      throw e;
    } catch (Throwable e) {
      throw failed(e);
    } finally {
      if (!scope.watch().isGivenUp()) {
        meter.end(scope.now(), planned.type(), scope.listener(), scope.watch());
      }
    }
  }

  private void open() throws PipelineException, NodeException {
    scope.budget().charge(plan.memoryBytes(), "the node itself");
    scope.budget().count(plan.memoryBytes());
    meter.holds(plan.memoryBytes());
    border.enter(scope.now());
    try {
      node = planned.create(formats);
      state = NodeState.CREATED;
      if (node == null) {
        throw border.broken("was not created: its factory returned null");
      }
      node.open(context);
      state = NodeState.OPEN;
    } finally {
      leave();
    }
  }

  private NodeEmission pass(ChunkInput input, boolean last) throws NodeException {
    EmissionCollector collector = new EmissionCollector(plan, input, scope, border);
    context.beginCall();
    state = last ? NodeState.DRAINED : NodeState.PROCESSING;
    NodeOutcome outcome;
    border.enter(scope.now());
    try {
      outcome = last ? node.flush(input, collector) : node.process(input, collector);
    } finally {
      leave();
    }
    if (outcome == null && scope.has(SafetyDevice.OUTPUT_CONTRACT)) {
      throw border.broken("returned null instead of an outcome");
    }
    if (outcome == NodeOutcome.DONE) {
      state = NodeState.DRAINED;
    }
    return account(collector.finish(context.allocatedInCall()));
  }

  /** Out of the node; if its worker was given up meanwhile, cleans up behind it and unwinds. */
  private void leave() {
    if (!border.leave()) {
      closeNode();
      whenReturned.run();
      throw new DetachedException();
    }
  }

  private NodeEmission account(NodeEmission emission) {
    meter.holds(plan.memoryBytes() + emission.chargedBytes());
    audioFrames += emission.audio() == null ? 0 : emission.audio().frames();
    dataValues += emission.data().size();
    return emission;
  }

  private PipelineException failed(Throwable thrown) {
    fault = NodeFaults.of(planned, thrown, scope.cancellation());
    if (thrown instanceof OutOfMemoryError && scope.has(SafetyDevice.MEMORY_STRIKE)) {
      scope.ledger().strike(planned.type(), "ran out of memory");
    }
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

  /** The fault of a node that was found out after its call. */
  PipelineException wroteAfterEmit() {
    return failed(border.broken("wrote to a buffer after it had emitted it"));
  }

  /** The worker was given up inside this node. */
  void lost(Fault why) {
    fault = why;
    meter.interrupted(scope.now(), scope.watch());
  }

  /**
   * Closes the node if there is one, whatever happened to it before; exactly once. A node that does
   * not stop is closed by the thread that is lost in it.
   */
  void close() {
    if (node == null || state == NodeState.CLOSED || scope.watch().isLostIn(this)) {
      return;
    }
    if (scope.watch().isGivenUp()) {
      // On the thread that answers for the lost one.
      closeNode();
      return;
    }
    border.enter(scope.now());
    closeNode();
    if (!border.leave()) {
      whenReturned.run();
      throw new DetachedException();
    }
  }

  private void closeNode() {
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
    return meter.metrics(planned.type().name(), context.customMetrics());
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
