package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.SignalKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Narrows, edge by edge, which audio formats can travel: what the node before can emit and what the
 * node after takes must share something.
 */
final class FormatNegotiation {
  private final Findings findings;
  private final Map<NodeDraft, AudioFormatSet> emitted = new HashMap<>();

  FormatNegotiation(Findings findings) {
    this.findings = findings;
  }

  /** Follows the nodes in topological order. */
  void run(List<NodeDraft> ordered) {
    for (NodeDraft draft : ordered) {
      if (draft.type != null && draft.parameters != null && takesAudio(draft)) {
        negotiate(draft);
      } else {
        emitted.put(draft, AudioFormatSet.any());
      }
    }
  }

  private static boolean takesAudio(NodeDraft draft) {
    return draft.type.descriptor().takes().contains(SignalKind.AUDIO);
  }

  private void negotiate(NodeDraft draft) {
    try {
      AudioFormatSet accepted = accepts(draft.type, draft.type.factory(), draft.parameters);
      AudioFormatSet arriving = accepted;
      for (NodeDraft input : draft.inputs) {
        arriving = narrowed(draft, input, accepted, arriving);
      }
      emitted.put(draft, emits(draft.type, draft.type.factory(), draft.parameters, arriving));
    } catch (NodeException e) {
      findings.error(
          DiagnosticCode.NO_FORMAT,
          draft.pointer,
          "node \"%s\" (%s) works with no format: %s"
              .formatted(draft.id, draft.type.name(), e.getMessage()));
      emitted.put(draft, AudioFormatSet.any());
    } catch (PluginCall.PluginFault e) {
      findings.error(
          DiagnosticCode.NODE_TYPE_FAILED,
          draft.pointer,
          "node type \"%s\" of plugin %s failed while formats were negotiated"
              .formatted(draft.type.name(), draft.type.pluginId()));
      emitted.put(draft, AudioFormatSet.any());
    }
  }

  private AudioFormatSet narrowed(
      NodeDraft draft, NodeDraft input, AudioFormatSet accepted, AudioFormatSet arriving) {
    boolean carriesAudio =
        input.type != null && input.type.descriptor().emits().contains(SignalKind.AUDIO);
    if (!carriesAudio) {
      return arriving;
    }
    AudioFormatSet offered = emitted.getOrDefault(input, AudioFormatSet.any());
    AudioFormatSet shared = offered.intersect(accepted);
    if (!shared.isEmpty()) {
      return shared;
    }
    findings.error(
        DiagnosticCode.FORMAT_MISMATCH,
        draft.pointer,
        "\"%s\" (%s) emits %s; \"%s\" (%s) takes %s; shared: %s"
            .formatted(
                input.id,
                input.type.name(),
                offered,
                draft.id,
                draft.type.name(),
                accepted,
                shared),
        offered.toString(),
        List.of(accepted.toString()),
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
