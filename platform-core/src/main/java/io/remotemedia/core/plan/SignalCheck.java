package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.SignalKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What nodes emit must be something that their successors take, in the number that they take. */
final class SignalCheck {
  private final Findings findings;

  SignalCheck(Findings findings) {
    this.findings = findings;
  }

  void edge(EdgeDraft edge) {
    NodeDraft source = edge.source;
    NodeDraft target = edge.target;
    if (source.type == null || target.type == null || !edge.signals().isEmpty()) {
      return;
    }
    String emits = kinds(source.type.descriptor().emits());
    String takes = kinds(target.type.descriptor().takes());
    findings
        .error(
            DiagnosticCode.SIGNAL_MISMATCH,
            edge.pointer,
            "%s (%s) emits %s, %s (%s) takes %s: they share nothing"
                .formatted(
                    Quoted.text(source.id),
                    source.type.name(),
                    emits,
                    Quoted.text(target.id),
                    target.type.name(),
                    takes))
        .received(emits)
        .accepted(List.of(takes));
  }

  private static String kinds(Set<SignalKind> kinds) {
    List<String> names =
        kinds.stream().sorted().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    return names.isEmpty() ? "nothing" : String.join(" and ", names);
  }

  void inputCount(NodeDraft draft) {
    if (draft.type == null) {
      return;
    }
    NodeDescriptor descriptor = draft.type.descriptor();
    int inputs = draft.inputs.size();
    if (inputs < descriptor.minInputs()) {
      inputCount(DiagnosticCode.TOO_FEW_INPUTS, draft, draft.pointer);
    } else if (inputs > descriptor.maxInputs()) {
      // The first connection that is too much.
      String pointer = draft.inputs.get(descriptor.maxInputs()).pointer;
      inputCount(DiagnosticCode.TOO_MANY_INPUTS, draft, pointer);
    }
  }

  private void inputCount(DiagnosticCode code, NodeDraft draft, String pointer) {
    NodeDescriptor descriptor = draft.type.descriptor();
    int inputs = draft.inputs.size();
    String accepted =
        descriptor.minInputs() == descriptor.maxInputs()
            ? Integer.toString(descriptor.minInputs())
            : "%d to %d".formatted(descriptor.minInputs(), descriptor.maxInputs());
    findings
        .error(
            code,
            pointer,
            "node %s (%s) has %d incoming connection%s, accepted are %s"
                .formatted(
                    Quoted.text(draft.id),
                    draft.type.name(),
                    inputs,
                    inputs == 1 ? "" : "s",
                    accepted))
        .received(Integer.toString(inputs))
        .accepted(List.of(accepted));
  }
}
