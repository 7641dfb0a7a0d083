package io.remotemedia.core.explain;

import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedEdge;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.SignalKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Explains a plan: follows the formats of an input through the graph, as an execution would, and
 * adds up what the nodes say of themselves. Nothing runs.
 */
public final class PlanExplainer {
  private final PipelinePlan plan;
  private final ExplainRequest request;
  private final List<NodeFlow> flows = new ArrayList<>();
  private final Map<String, AudioFormat> formats = new LinkedHashMap<>();

  private PlanExplainer(PipelinePlan plan, ExplainRequest request) {
    this.plan = plan;
    this.request = request;
  }

  /**
   * Explains a plan.
   *
   * @param plan the plan
   * @param request input formats and limits
   * @return what the plan will do
   * @throws PipelineException when a node refuses the formats that reach it
   */
  public static PlanReport explain(PipelinePlan plan, ExplainRequest request)
      throws PipelineException {
    return new PlanExplainer(plan, request).report();
  }

  private PlanReport report() throws PipelineException {
    for (PlannedNode node : plan.audioSources()) {
      AudioFormat asked = request.formats().get(node.id());
      formats.put(node.id(), asked == null ? plan.exampleFormats().get(node.id()) : asked);
    }
    for (PlannedNode node : plan.nodes()) {
      flows.add(NodeFlow.of(node, formats.get(node.id()), flows));
    }
    List<NodeReport> nodes = flows.stream().map(this::node).toList();
    return new PlanReport(
        plan.name(),
        plan.catalogRevision(),
        formats,
        nodes,
        edges(),
        flows.stream().mapToDouble(NodeFlow::latencyMillis).max().orElse(0),
        nodes.stream().mapToLong(NodeReport::memoryBytes).sum(),
        sum(nodes),
        LimitForecast.of(plan, flows, sum(nodes), request),
        plan.warnings());
  }

  private NodeReport node(NodeFlow flow) {
    PlannedNode node = flow.node();
    NodePlan planned = flow.plan();
    return new NodeReport(
        node.id(),
        node.type().name(),
        node.type().pluginId(),
        node.type().pluginVersion(),
        node.parametersJson(),
        flow.inputs(),
        Optional.ofNullable(planned.output()),
        planned.latencyFrames(),
        flow.addedLatencyMillis(),
        planned.memoryBytes(),
        planned.bound(),
        cost(flow));
  }

  /** The time base of a model is the node's own input; a stretched input makes more of it. */
  private OptionalDouble cost(NodeFlow flow) {
    AudioFormat input = flow.inputs().isEmpty() ? null : flow.inputs().getFirst();
    OptionalDouble micros = request.costs().microsPerSecond(flow.node(), input);
    return micros.isEmpty() || input == null
        ? micros
        : OptionalDouble.of(micros.getAsDouble() * flow.inputSecondsPerSecond());
  }

  private static OptionalDouble sum(List<NodeReport> nodes) {
    double sum = 0;
    for (NodeReport node : nodes) {
      if (node.microsPerSecond().isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += node.microsPerSecond().getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private List<EdgeReport> edges() {
    List<EdgeReport> edges = new ArrayList<>();
    flows.stream().filter(flow -> flow.node().isAudioSource()).map(this::input).forEach(edges::add);
    plan.edges().stream().map(this::inner).forEach(edges::add);
    flows.stream().filter(PlanExplainer::isOutput).map(this::output).forEach(edges::add);
    return edges;
  }

  private EdgeReport input(NodeFlow flow) {
    AudioFormat format = flow.inputs().getFirst();
    return new EdgeReport(
        "",
        flow.node().id(),
        Set.of(SignalKind.AUDIO),
        Optional.of(AudioFormatSet.any()),
        Optional.of(flow.node().accepts()),
        Optional.of(format),
        0,
        0,
        0,
        (double) format.sampleRate() * format.frameBytes());
  }

  private EdgeReport inner(PlannedEdge edge) {
    NodeFlow from = flows.get(edge.from());
    boolean audio = edge.carriesAudio() && from.plan().output() != null;
    return edge(
        from,
        flows.get(edge.to()).node().id(),
        edge.signals(),
        edge.carriesAudio() ? Optional.of(edge.offered()) : Optional.empty(),
        edge.carriesAudio() ? Optional.of(edge.accepted()) : Optional.empty(),
        audio);
  }

  private static boolean isOutput(NodeFlow flow) {
    return flow.node().returnsAudio() || flow.node().returnsData();
  }

  private EdgeReport output(NodeFlow flow) {
    Set<SignalKind> signals = EnumSet.noneOf(SignalKind.class);
    if (flow.node().returnsData()) {
      signals.add(SignalKind.DATA);
    }
    boolean audio = flow.node().returnsAudio() && flow.plan().output() != null;
    if (audio) {
      signals.add(SignalKind.AUDIO);
    }
    return edge(
        flow,
        "",
        signals,
        audio ? Optional.of(flow.node().emits()) : Optional.empty(),
        audio ? Optional.of(AudioFormatSet.any()) : Optional.empty(),
        audio);
  }

  private static EdgeReport edge(
      NodeFlow from,
      String to,
      Set<SignalKind> signals,
      Optional<AudioFormatSet> offered,
      Optional<AudioFormatSet> accepted,
      boolean audio) {
    AudioFormat format = from.plan().output();
    return new EdgeReport(
        from.node().id(),
        to,
        signals,
        offered,
        accepted,
        audio ? Optional.of(format) : Optional.empty(),
        from.plan().latencyFrames(),
        from.addedLatencyMillis(),
        from.latencyMillis(),
        audio ? from.outputFramesPerSecond() * format.frameBytes() : 0);
  }
}
