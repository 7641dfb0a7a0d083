package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks that the inputs of an execution are those that its graph takes. All faults together. */
final class InputCheck {
  private final PipelinePlan plan;
  private final List<Diagnostic> findings = new ArrayList<>();

  private InputCheck(PipelinePlan plan) {
    this.plan = plan;
  }

  /** Every source has audio, and nothing is given that nobody takes. */
  static void unary(PipelinePlan plan, Collection<String> audioIds, Collection<String> dataIds)
      throws PipelineException {
    InputCheck check = new InputCheck(plan);
    audioIds.forEach(check::audioTarget);
    dataIds.forEach(check::dataTarget);
    for (PlannedNode source : plan.audioSources()) {
      boolean fed = source.takesData() && dataIds.contains(source.id());
      if (!fed && !audioIds.contains(source.id())) {
        check.missing(source);
      }
    }
    check.refuseIfAny();
  }

  /** Nothing is given that nobody takes. */
  static void stream(PipelinePlan plan, Collection<String> dataIds) throws PipelineException {
    InputCheck check = new InputCheck(plan);
    dataIds.forEach(check::dataTarget);
    check.refuseIfAny();
  }

  /** The source that a chunk is for; an empty id means the only one. */
  static PlannedNode source(PipelinePlan plan, String nodeId) throws PipelineException {
    List<PlannedNode> sources = plan.audioSources();
    if (nodeId.isEmpty() && sources.size() == 1) {
      return sources.getFirst();
    }
    InputCheck check = new InputCheck(plan);
    check.audioTarget(nodeId);
    check.refuseIfAny();
    return plan.find(nodeId).orElseThrow();
  }

  /** No more samples than granted. */
  static void samples(String nodeId, long samples, LimitGrant grant) throws PipelineException {
    long limit = grant.limits().maxAudioSamples();
    if (Long.compareUnsigned(samples, limit) > 0) {
      throw new PipelineException(
          Fault.ofNode(
              DiagnosticCode.SAMPLE_LIMIT,
              nodeId,
              "the audio for node \"%s\" has %s samples, the limit is %d (%s); send less at once, or ask for more in resource_limits.max_audio_samples"
                  .formatted(nodeId, Long.toUnsignedString(samples), limit, grant.samples())));
    }
  }

  private void audioTarget(String nodeId) {
    if (plan.find(nodeId).filter(PlannedNode::isAudioSource).isEmpty()) {
      List<String> sources = plan.audioSources().stream().map(PlannedNode::id).toList();
      String why = plan.find(nodeId).isEmpty() ? "no node has this id" : "this node is no source";
      add("audio", nodeId, why, sources);
    }
  }

  private void dataTarget(String nodeId) {
    if (plan.find(nodeId).filter(PlannedNode::takesData).isEmpty()) {
      List<String> takers =
          plan.nodes().stream().filter(PlannedNode::takesData).map(PlannedNode::id).toList();
      String why = plan.find(nodeId).isEmpty() ? "no node has this id" : "this node takes no data";
      add("data", nodeId, why, takers);
    }
  }

  private void missing(PlannedNode source) {
    String message =
        "audio_inputs has nothing for the source node \"%s\" (%s)"
            .formatted(source.id(), source.type().name());
    findings.add(finding(message, "/audio_inputs", "", List.of(source.id())));
  }

  private void add(String kind, String nodeId, String why, List<String> accepted) {
    String takers = accepted.isEmpty() ? "no node takes any" : "accepted: " + quoted(accepted);
    String shown = abbreviated(nodeId);
    findings.add(
        finding(
            "%s is given for \"%s\", but %s; %s".formatted(kind, shown, why, takers),
            "/" + kind + "_inputs/" + shown,
            "\"" + shown + "\"",
            accepted));
  }

  private static Diagnostic finding(
      String message, String pointer, String received, List<String> accepted) {
    return new Diagnostic(
        DiagnosticCode.INVALID_INPUT_TARGET,
        Severity.ERROR,
        message,
        pointer,
        0,
        0,
        received,
        accepted,
        List.of(),
        List.of());
  }

  private void refuseIfAny() throws PipelineException {
    if (!findings.isEmpty()) {
      String message = String.join("; ", findings.stream().map(Diagnostic::message).toList());
      throw new PipelineException(
          new Fault(
              DiagnosticCode.INVALID_INPUT_TARGET,
              abbreviated(message, 1_000),
              "",
              false,
              Diagnostics.of(findings),
              List.of()));
    }
  }

  private static String quoted(List<String> names) {
    return String.join(", ", names.stream().map(name -> '"' + name + '"').toList());
  }

  private static String abbreviated(String text) {
    return abbreviated(text.replaceAll("\\p{Cntrl}", "?"), 120);
  }

  private static String abbreviated(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + "…";
  }
}
