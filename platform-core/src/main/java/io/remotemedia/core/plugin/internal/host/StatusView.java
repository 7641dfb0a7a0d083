package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.core.plugin.PluginVerdict;
import io.remotemedia.core.plugin.StepOutcome;
import io.remotemedia.core.plugin.VerdictStep;
import java.util.ArrayList;
import java.util.List;

/** Puts what is known of a record into the words of its verdict. */
final class StatusView {
  private StatusView() {}

  /**
   * The status of a record.
   *
   * @param item the record
   * @param remark why it does not serve beside the others; may be null
   * @param older the version that goes on serving in its place; may be null
   */
  static PluginStatus of(PluginRecord item, Remark remark, PluginRecord older) {
    return new PluginStatus(
        item.file,
        item.pluginId(),
        item.version(),
        item.verdict == null || item.verdict.content() == null
            ? ""
            : item.verdict.content().sha256(),
        verdict(item, remark, older),
        item.typeNames,
        item.loaded == null ? 0 : item.loaded.uses().users(),
        item.since);
  }

  private static PluginVerdict verdict(PluginRecord item, Remark remark, PluginRecord older) {
    List<String> warnings = warnings(item);
    List<StepOutcome> steps = steps(item, remark);
    if (item.refusal != null) {
      List<String> evidence = new ArrayList<>(item.refusal.evidence());
      if (older != null) {
        evidence.add("version %s goes on serving".formatted(older.version()));
      }
      DiagnosticCode code = item.refusal.code();
      return verdict(
          PluginState.QUARANTINED, code, item.refusal.getMessage(), evidence, warnings, steps);
    }
    if (remark != null) {
      return verdict(
          remark.state(), remark.code(), remark.reason(), remark.evidence(), warnings, steps);
    }
    return switch (item.phase) {
      case LOADED -> verdict(PluginState.ACTIVE, null, "", List.of(), warnings, steps);
      case SETTLING ->
          verdict(
              PluginState.WAITING,
              DiagnosticCode.PLUGIN_BEING_WRITTEN,
              "the file is still being written",
              List.of(),
              warnings,
              steps);
      default ->
          verdict(PluginState.WAITING, null, "it is being judged", List.of(), warnings, steps);
    };
  }

  private static PluginVerdict verdict(
      PluginState state,
      DiagnosticCode code,
      String reason,
      List<String> evidence,
      List<String> warnings,
      List<StepOutcome> steps) {
    // Without the self-test, which runs when the verdict is long known.
    long millis =
        steps.stream()
            .filter(step -> step.step() != VerdictStep.SELF_TEST)
            .mapToLong(StepOutcome::millis)
            .sum();
    String next = code == null ? "" : code.advice();
    return new PluginVerdict(state, code, reason, evidence, next, warnings, steps, millis);
  }

  private static List<String> warnings(PluginRecord item) {
    List<String> warnings = new ArrayList<>();
    if (item.verdict != null) {
      warnings.addAll(item.verdict.steps().warnings());
    }
    warnings.addAll(item.startSteps.warnings());
    warnings.addAll(item.selfTestSteps.warnings());
    return warnings;
  }

  private static List<StepOutcome> steps(PluginRecord item, Remark remark) {
    List<StepOutcome> steps = new ArrayList<>();
    if (item.verdict != null) {
      steps.addAll(item.verdict.steps().outcomes());
    }
    VerdictStep failed = remark == null ? null : remark.failedStep();
    boolean staticPassed = item.verdict != null && item.verdict.refusal() == null;
    if (failed == VerdictStep.DEPENDENCIES) {
      steps.add(new StepOutcome(failed, StepOutcome.Result.FAILED, remark.reason(), 0));
    } else if (staticPassed && !item.startSteps.outcomes().isEmpty()) {
      steps.add(dependencies(item));
    }
    steps.addAll(item.startSteps.outcomes());
    if (failed == VerdictStep.TYPE_NAMES) {
      steps.add(new StepOutcome(failed, StepOutcome.Result.FAILED, remark.reason(), 0));
    } else if (item.phase == PluginRecord.Phase.LOADED && !item.startSteps.outcomes().isEmpty()) {
      steps.add(passed(VerdictStep.TYPE_NAMES));
    }
    steps.addAll(item.selfTestSteps.outcomes());
    return steps;
  }

  private static StepOutcome dependencies(PluginRecord item) {
    return item.isAlone && !item.descriptor().dependencies().isEmpty()
        ? new StepOutcome(
            VerdictStep.DEPENDENCIES,
            StepOutcome.Result.SKIPPED,
            "not asked without a server: needs %s".formatted(item.descriptor().dependencies()),
            0)
        : passed(VerdictStep.DEPENDENCIES);
  }

  private static StepOutcome passed(VerdictStep step) {
    return new StepOutcome(step, StepOutcome.Result.PASSED, "", 0);
  }
}
