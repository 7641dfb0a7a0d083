package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.SampleFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Proves that a graph can start: finds a format of the client's audio with which every node plans.
 * Negotiation looks at one edge at a time, so two branches of one input may each be right and wrong
 * together. A format is followed through the graph as an execution would; where a node does not
 * take what arrives, the input's set is narrowed to what it does take, and another is tried. Each
 * trial is one pass, and each failed one takes something off a set, so that few are needed.
 */
final class FormatTrial {
  private static final int MAX_PASSES = 64;

  private final List<NodeDraft> drafts;
  private final List<PlannedNode> nodes;
  private final Findings findings;
  private final ConverterInsertion converters;

  /** For each node, the place of the source that its first audio input comes from; -1 for none. */
  private final int[] origin;

  private final AudioFormatSet[] wanted;

  /** What has been refused by a node that takes more than it can plan with. */
  private int alternative;

  private record Miss(int node, EdgeDraft edge, AudioFormat arriving) {}

  FormatTrial(
      List<NodeDraft> drafts,
      List<PlannedNode> nodes,
      Findings findings,
      ConverterInsertion converters) {
    this.drafts = drafts;
    this.nodes = nodes;
    this.findings = findings;
    this.converters = converters;
    this.origin = new int[nodes.size()];
    this.wanted = new AudioFormatSet[nodes.size()];
    for (PlannedNode node : present()) {
      int index = node.index();
      wanted[index] = node.accepts();
      List<Integer> inputs = node.audioInputs();
      origin[index] =
          node.isAudioSource() ? index : inputs.isEmpty() ? -1 : origin[inputs.getFirst()];
    }
  }

  /** Nodes with faults are absent, and so is everything behind them. */
  private List<PlannedNode> present() {
    return nodes.stream().filter(Objects::nonNull).toList();
  }

  /** The formats that were found, by the id of the source; after telling when there are none. */
  Map<String, AudioFormat> run() {
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      Pass trial = new Pass();
      try {
        Miss miss = trial.run();
        if (miss == null) {
          return trial.sources;
        }
        if (!narrow(miss)) {
          conflict(miss);
          return Map.of();
        }
      } catch (PipelineException e) {
        alternative++;
        if (alternative >= ExampleFormats.ALTERNATIVES) {
          refused(e);
          return Map.of();
        }
      }
    }
    return Map.of();
  }

  /** One choice of formats on its way through the graph. */
  private final class Pass {
    private final Map<String, AudioFormat> sources = new LinkedHashMap<>();
    private final NodePlan[] plans = new NodePlan[nodes.size()];

    /** Null when every node planned. */
    Miss run() throws PipelineException {
      for (PlannedNode node : present()) {
        int index = node.index();
        List<AudioFormat> inputs = new ArrayList<>();
        if (node.isAudioSource()) {
          AudioFormat format = ExampleFormats.of(wanted[index], alternative);
          sources.put(node.id(), format);
          inputs.add(format);
        }
        for (EdgeDraft edge : drafts.get(index).inputs) {
          AudioFormat format = arriving(edge);
          if (format != null && !node.accepts().contains(format)) {
            return new Miss(index, edge, format);
          }
          if (format != null) {
            inputs.add(format);
          }
        }
        plans[index] = node.planFor(inputs);
      }
      return null;
    }

    private AudioFormat arriving(EdgeDraft edge) {
      return edge.carriesAudio() ? plans[edge.source.order].output() : null;
    }
  }

  /** Takes off the input's set what the node does not take; false when that leaves nothing new. */
  private boolean narrow(Miss miss) {
    int source = origin[miss.edge().source.order];
    if (source < 0) {
      return false;
    }
    AudioFormatSet before = wanted[source];
    AudioFormatSet accepted = nodes.get(miss.node()).accepts();
    AudioFormatSet after = before;
    if (!accepted.sampleRates().contains(miss.arriving().sampleRate())) {
      after = after.withSampleRates(before.sampleRates().intersect(accepted.sampleRates()));
    }
    if (!accepted.channels().contains(miss.arriving().channels())) {
      after = after.withChannels(before.channels().intersect(accepted.channels()));
    }
    if (!accepted.sampleFormats().contains(miss.arriving().sampleFormat())) {
      Set<SampleFormat> shared = EnumSet.noneOf(SampleFormat.class);
      shared.addAll(before.sampleFormats());
      shared.retainAll(accepted.sampleFormats());
      after = after.withSampleFormats(shared);
    }
    if (after.isEmpty() || after.equals(before)) {
      return false;
    }
    wanted[source] = after;
    return true;
  }

  private void conflict(Miss miss) {
    EdgeDraft edge = miss.edge();
    PlannedNode node = nodes.get(miss.node());
    int source = origin[edge.source.order];
    String others =
        source < 0
            ? "what arrives is " + miss.arriving()
            : "the other nodes behind the input of %s leave %s for it"
                .formatted(Quoted.text(nodes.get(source).id()), wanted[source]);
    Finding finding =
        findings
            .error(
                DiagnosticCode.NO_COMMON_FORMAT,
                edge.pointer,
                "no audio format suits all nodes: %s (%s) takes %s, but %s"
                    .formatted(Quoted.text(node.id()), node.type().name(), node.accepts(), others))
            .received(miss.arriving().toString())
            .accepted(List.of(node.accepts().toString()));
    converters.between(edge, AudioFormatSet.of(miss.arriving())).forEach(finding::fix);
  }

  private void refused(PipelineException e) {
    String id = e.fault().nodeId();
    NodeDraft draft =
        drafts.stream().filter(node -> node.id.equals(id)).findFirst().orElse(drafts.getFirst());
    DiagnosticCode code =
        e.fault().code() == DiagnosticCode.NODE_TYPE_FAILED
            ? DiagnosticCode.NODE_TYPE_FAILED
            : DiagnosticCode.NO_FORMAT;
    findings.error(code, draft.pointer, Quoted.plain(e.getMessage(), 1_000));
  }
}
