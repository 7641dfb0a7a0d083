package io.remotemedia.core.plugin;

import java.util.List;

/** A jar does not pass a step of its verdict. */
final class PluginRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not serialized: the refusal never leaves the process. */
  private final transient List<String> evidence;

  /** What the operator or author does about it. */
  private final String nextStep;

  PluginRefusal(String reason, List<String> evidence, String nextStep) {
    super(reason);
    this.evidence = List.copyOf(evidence);
    this.nextStep = nextStep;
  }

  PluginRefusal(String reason, Throwable cause, String nextStep) {
    super(reason, cause);
    this.evidence = PluginEvidence.of(cause);
    this.nextStep = nextStep;
  }

  List<String> evidence() {
    return evidence;
  }

  String nextStep() {
    return nextStep;
  }
}
