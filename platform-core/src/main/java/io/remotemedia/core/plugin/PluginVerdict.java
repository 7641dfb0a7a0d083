package io.remotemedia.core.plugin;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Objects;

/**
 * What was found about a plugin file. For operators: reason and evidence may name classes and
 * files.
 *
 * @param state the verdict
 * @param code the stable code of the reason; null when it serves without a remark
 * @param reason why, one sentence; empty when it serves without a remark
 * @param evidence what was found, line by line
 * @param nextStep what to do; empty when nothing is
 * @param warnings remarks that do not keep it from serving
 * @param steps the steps that were gone, in order
 * @param millis how long the verdict took
 */
public record PluginVerdict(
    PluginState state,
    DiagnosticCode code,
    String reason,
    List<String> evidence,
    String nextStep,
    List<String> warnings,
    List<StepOutcome> steps,
    long millis) {
  /** Copies the lists. */
  public PluginVerdict {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(nextStep, "nextStep");
    evidence = List.copyOf(evidence);
    warnings = List.copyOf(warnings);
    steps = List.copyOf(steps);
  }
}
