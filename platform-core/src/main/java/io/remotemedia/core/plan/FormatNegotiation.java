package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.SignalKind;
import java.util.List;

/**
 * Narrows, edge by edge, which audio formats can travel: what the node before can emit and what the
 * node after takes must share something.
 */
final class FormatNegotiation {
  private final Findings findings;

  FormatNegotiation(Findings findings) {
    this.findings = findings;
  }

  /** Follows the nodes in topological order. */
  void run(List<NodeDraft> ordered) {
    for (NodeDraft draft : ordered) {
      if (draft.parameters != null && draft.takes(SignalKind.AUDIO)) {
        negotiate(draft);
      }
    }
  }

  private void negotiate(NodeDraft draft) {
    try {
      draft.accepted = accepts(draft.type, draft.type.factory(), draft.parameters);
      AudioFormatSet arriving = draft.accepted;
      for (EdgeDraft input : draft.inputs) {
        arriving = narrowed(input, arriving);
      }
      draft.emitted = emits(draft.type, draft.type.factory(), draft.parameters, arriving);
    } catch (NodeException e) {
      findings.error(
          DiagnosticCode.NO_FORMAT,
          draft.pointer,
          "node \"%s\" (%s) works with no format: %s"
              .formatted(draft.id, draft.type.name(), e.getMessage()));
    } catch (PluginCall.PluginFault e) {
      findings.error(
          DiagnosticCode.NODE_TYPE_FAILED,
          draft.pointer,
          "node type \"%s\" of plugin %s failed while formats were negotiated"
              .formatted(draft.type.name(), draft.type.pluginId()));
    }
  }

  private AudioFormatSet narrowed(EdgeDraft edge, AudioFormatSet arriving) {
    if (!edge.signals().contains(SignalKind.AUDIO)) {
      return arriving;
    }
    edge.offered = edge.source.emitted;
    edge.accepted = edge.target.accepted;
    AudioFormatSet shared = edge.offered.intersect(edge.accepted);
    if (!shared.isEmpty()) {
      return shared;
    }
    findings.error(
        DiagnosticCode.FORMAT_MISMATCH,
        edge.pointer,
        "\"%s\" (%s) emits %s; \"%s\" (%s) takes %s; shared: %s"
            .formatted(
                edge.source.id,
                edge.source.type.name(),
                edge.offered,
                edge.target.id,
                edge.target.type.name(),
                edge.accepted,
                shared),
        edge.offered.toString(),
        List.of(edge.accepted.toString()),
        List.of());
    return arriving;
  }

  private static <P extends Record> AudioFormatSet accepts(
      NodeType type, NodeFactory<P> factory, Record parameters)
      throws NodeException, PluginCall.PluginFault {
    P bound = factory.parametersType().cast(parameters);
    return PluginCall.ask(type, () -> factory.accepts(bound));
  }

  private static <P extends Record> AudioFormatSet emits(
      NodeType type, NodeFactory<P> factory, Record parameters, AudioFormatSet input)
      throws NodeException, PluginCall.PluginFault {
    P bound = factory.parametersType().cast(parameters);
    return PluginCall.ask(type, () -> factory.emits(bound, input));
  }
}
