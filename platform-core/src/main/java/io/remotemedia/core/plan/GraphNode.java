package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.SignalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** A node of a plan, with its parameters bound. */
final class GraphNode<P extends Record> implements PlannedNode {
  /** Clients choose formats, so what is remembered of them is bounded. */
  private static final int MAX_CACHED_PLANS = 64;

  private final int index;
  private final String id;
  private final NodeType type;
  private final NodeFactory<P> factory;
  private final P parameters;
  private final ObjectNode parametersTree;
  private final AudioFormatSet accepts;
  private final AudioFormatSet emits;
  private final List<Integer> inputs;
  private final List<Integer> audioInputs;
  private final List<Integer> dataInputs;
  private final boolean returnsAudio;
  private final boolean returnsData;
  private final boolean terminal;
  private final Map<List<AudioFormat>, NodePlan> plans = new ConcurrentHashMap<>();

  private GraphNode(NodeDraft draft, NodeFactory<P> factory) {
    this.index = draft.order;
    this.id = draft.id;
    this.type = draft.type;
    this.factory = factory;
    this.parameters = factory.parametersType().cast(draft.parameters);
    this.parametersTree = draft.parametersTree;
    this.accepts = draft.accepted;
    this.emits = draft.emitted;
    List<Integer> all = new ArrayList<>(draft.inputs.size());
    List<Integer> audio = new ArrayList<>(draft.inputs.size());
    List<Integer> data = new ArrayList<>();
    for (EdgeDraft input : draft.inputs) {
      Set<SignalKind> signals = input.signals();
      all.add(input.source.order);
      if (signals.contains(SignalKind.AUDIO)) {
        audio.add(input.source.order);
      }
      if (signals.contains(SignalKind.DATA)) {
        data.add(input.source.order);
      }
    }
    this.inputs = List.copyOf(all);
    this.audioInputs = List.copyOf(audio);
    this.dataInputs = List.copyOf(data);
    this.returnsAudio = returns(draft, SignalKind.AUDIO);
    this.returnsData = returns(draft, SignalKind.DATA);
    this.terminal = draft.outputs.isEmpty();
  }

  static GraphNode<?> of(NodeDraft draft) {
    return of(draft, draft.type.factory());
  }

  private static <P extends Record> GraphNode<P> of(NodeDraft draft, NodeFactory<P> factory) {
    return new GraphNode<>(draft, factory);
  }

  private static boolean returns(NodeDraft draft, SignalKind kind) {
    return draft.emits(kind)
        && draft.outputs.stream().noneMatch(output -> output.signals().contains(kind));
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public NodeType type() {
    return type;
  }

  @Override
  public List<Integer> inputs() {
    return inputs;
  }

  @Override
  public List<Integer> audioInputs() {
    return audioInputs;
  }

  @Override
  public List<Integer> dataInputs() {
    return dataInputs;
  }

  @Override
  public boolean isAudioSource() {
    return inputs.isEmpty() && type.descriptor().takes().contains(SignalKind.AUDIO);
  }

  @Override
  public boolean takesData() {
    return type.descriptor().takes().contains(SignalKind.DATA);
  }

  @Override
  public boolean returnsAudio() {
    return returnsAudio;
  }

  @Override
  public boolean returnsData() {
    return returnsData;
  }

  @Override
  public AudioFormatSet accepts() {
    return accepts;
  }

  @Override
  public AudioFormatSet emits() {
    return emits;
  }

  @Override
  public String parametersJson() {
    return parametersTree.toString();
  }

  @Override
  public NodePlan planFor(List<AudioFormat> audioFormats) throws PipelineException {
    NodePlan known = plans.get(audioFormats);
    if (known != null) {
      return known;
    }
    NodePlan plan = ask(audioFormats);
    if (plans.size() < MAX_CACHED_PLANS) {
      plans.put(List.copyOf(audioFormats), plan);
    }
    return plan;
  }

  private NodePlan ask(List<AudioFormat> formats) throws PipelineException {
    try {
      for (AudioFormat format : formats) {
        if (!accepts.contains(format)) {
          throw refused("received %s, accepted is %s".formatted(format, accepts));
        }
      }
      NodePlan plan = PluginCall.ask(type, () -> factory.plan(parameters, formats));
      if (plan == null) {
        throw failed(null);
      }
      return plan;
    } catch (NodeException e) {
      throw refused(e.getMessage());
    } catch (PluginCall.PluginFault e) {
      throw failed(e.getCause());
    }
  }

  private PipelineException refused(String why) {
    return new PipelineException(
        Fault.ofNode(
            DiagnosticCode.UNSUPPORTED_FORMAT,
            id,
            "node \"%s\" (%s) cannot take its input: %s".formatted(id, type.name(), why)));
  }

  private PipelineException failed(Throwable cause) {
    return new PipelineException(
        Fault.ofNode(
            DiagnosticCode.NODE_TYPE_FAILED,
            id,
            "node \"%s\": type %s of plugin %s failed while it was planned"
                .formatted(id, type.name(), type.pluginId())),
        cause);
  }

  @Override
  public Node create(List<AudioFormat> audioFormats) throws PipelineException, NodeException {
    NodePlan plan = planFor(audioFormats);
    try {
      return PluginCall.ask(
          type,
          () ->
              factory.create(
                  new NodeSetup<>(
                      parameters, audioFormats, plan, !terminal || returnsAudio, terminal)));
    } catch (PluginCall.PluginFault e) {
      throw failed(e.getCause());
    }
  }
}
