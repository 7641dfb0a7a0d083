package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.IntRange;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.SignalKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Narrows, edge by edge, which audio formats can travel: what the node before can emit and what the
 * node after takes must share something.
 */
final class FormatNegotiation {
  private static final int MAX_REASON = 500;

  private final Findings findings;
  private final ConverterInsertion converters;

  FormatNegotiation(Findings findings, ConverterInsertion converters) {
    this.findings = findings;
    this.converters = converters;
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
      draft.accepted = FactoryFormats.accepts(draft.type, draft.parameters);
      if (draft.accepted.isEmpty()) {
        noFormat(draft, "it takes " + draft.accepted);
        return;
      }
      draft.emitted = FactoryFormats.emits(draft.type, draft.parameters, arriving(draft));
    } catch (NodeException e) {
      noFormat(draft, Quoted.plain(e.getMessage(), MAX_REASON));
    } catch (PluginCall.PluginFault e) {
      draft.negotiated = false;
      NodeReader.failed(findings, draft.type, draft.pointer, e);
    }
  }

  private void noFormat(NodeDraft draft, String why) {
    draft.negotiated = false;
    findings.error(
        DiagnosticCode.NO_FORMAT,
        draft.pointer,
        "node %s (%s) works with no format: %s"
            .formatted(Quoted.text(draft.id), draft.type.name(), why));
  }

  /** What may reach a node over any of its edges. */
  private AudioFormatSet arriving(NodeDraft draft) {
    AudioFormatSet arriving = null;
    for (EdgeDraft edge : draft.inputs) {
      if (edge.carriesAudio()) {
        edge.offered = edge.source.emitted;
        edge.accepted = draft.accepted;
        AudioFormatSet shared = edge.offered.intersect(edge.accepted);
        if (shared.isEmpty()) {
          draft.negotiated = false;
          mismatch(edge, shared);
        } else {
          arriving = arriving == null ? shared : around(arriving, shared);
        }
      }
    }
    return arriving == null ? draft.accepted : arriving;
  }

  /** The smallest set that contains both. */
  private static AudioFormatSet around(AudioFormatSet a, AudioFormatSet b) {
    Set<SampleFormat> formats = EnumSet.copyOf(a.sampleFormats());
    formats.addAll(b.sampleFormats());
    return new AudioFormatSet(
        around(a.sampleRates(), b.sampleRates()), around(a.channels(), b.channels()), formats);
  }

  private static IntRange around(IntRange a, IntRange b) {
    return IntRange.between(Math.min(a.min(), b.min()), Math.max(a.max(), b.max()));
  }

  private void mismatch(EdgeDraft edge, AudioFormatSet shared) {
    Finding finding =
        findings
            .error(
                DiagnosticCode.FORMAT_MISMATCH,
                edge.pointer,
                "%s (%s) emits %s; %s (%s) takes %s; shared: no %s"
                    .formatted(
                        Quoted.text(edge.source.id),
                        edge.source.type.name(),
                        edge.offered,
                        Quoted.text(edge.target.id),
                        edge.target.type.name(),
                        edge.accepted,
                        String.join(" and no ", emptyParts(shared))))
            .received(edge.offered.toString())
            .accepted(List.of(edge.accepted.toString()));
    if (!findings.isFull()) {
      converters.between(edge, edge.offered).forEach(finding::fix);
    }
  }

  /** What of a format cannot be agreed on. */
  private static List<String> emptyParts(AudioFormatSet shared) {
    List<String> parts = new ArrayList<>();
    if (shared.sampleRates().isEmpty()) {
      parts.add("sample rate");
    }
    if (shared.channels().isEmpty()) {
      parts.add("channel count");
    }
    if (shared.sampleFormats().isEmpty()) {
      parts.add("sample format");
    }
    return parts;
  }
}
