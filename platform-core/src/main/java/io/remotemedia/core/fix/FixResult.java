package io.remotemedia.core.fix;

import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.manifest.ManifestSource;
import java.util.List;

/**
 * What became of a manifest.
 *
 * @param before as it was
 * @param after as it is now; equal to {@code before} when nothing could be repaired
 * @param applied what was repaired, in order
 * @param remaining what {@code after} still has
 */
public record FixResult(
    ManifestSource.Text before,
    ManifestSource.Text after,
    List<AppliedFix> applied,
    Diagnostics remaining) {
  /** Copies the list. */
  public FixResult {
    applied = List.copyOf(applied);
  }

  /**
   * Whether the text was changed.
   *
   * @return true when a fix was applied
   */
  public boolean isChanged() {
    return !before.equals(after);
  }

  /**
   * What was changed, as a unified diff with three lines of context.
   *
   * @param name the name of the file
   * @return empty when nothing was
   */
  public String diff(String name) {
    return UnifiedDiff.of(before.text(), after.text(), name);
  }
}
