package io.remotemedia.core.diagnostic;

import java.util.List;

/**
 * The findings of one check, in the order of the manifest.
 *
 * @param reported at most {@value #MAX_REPORTED}
 * @param total how many there are
 */
public record Diagnostics(List<Diagnostic> reported, int total) {
  /** The most findings that are reported; more are only counted. */
  public static final int MAX_REPORTED = 100;

  /** No findings. */
  public static final Diagnostics NONE = new Diagnostics(List.of(), 0);

  /** Copies and caps the list. */
  public Diagnostics {
    reported = List.copyOf(reported.subList(0, Math.min(MAX_REPORTED, reported.size())));
  }

  /**
   * Findings of which none was left out.
   *
   * @param all every finding
   * @return the findings, capped
   */
  public static Diagnostics of(List<Diagnostic> all) {
    return new Diagnostics(all, all.size());
  }

  /**
   * Whether the manifest is refused.
   *
   * @return true when a reported finding is an error
   */
  public boolean hasErrors() {
    return reported.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
