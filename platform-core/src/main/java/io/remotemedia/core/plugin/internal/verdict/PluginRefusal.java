package io.remotemedia.core.plugin.internal.verdict;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.util.List;

/** A plugin does not pass a step of its verdict. */
public final class PluginRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  /** The stable code. */
  private final DiagnosticCode code;

  /** Not serialized: the refusal never leaves the process. */
  private final transient List<String> evidence;

  /**
   * A refusal.
   *
   * @param code its stable code, which also says what to do
   * @param reason one sentence
   * @param evidence what was found, line by line
   */
  public PluginRefusal(DiagnosticCode code, String reason, List<String> evidence) {
    super(reason);
    this.code = code;
    this.evidence = List.copyOf(evidence);
  }

  /**
   * A refusal because something was thrown, which becomes the evidence.
   *
   * @param code its stable code
   * @param reason one sentence
   * @param cause what was thrown; not kept, because it may refer to the plugin's classes
   */
  public PluginRefusal(DiagnosticCode code, String reason, Throwable cause) {
    this(code, reason, PluginEvidence.of(cause));
  }

  /**
   * The stable code.
   *
   * @return a code of the range 6000
   */
  public DiagnosticCode code() {
    return code;
  }

  /**
   * What was found.
   *
   * @return line by line
   */
  public List<String> evidence() {
    return evidence;
  }
}
