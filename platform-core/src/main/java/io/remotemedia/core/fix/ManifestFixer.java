package io.remotemedia.core.fix;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.Planner;
import java.util.ArrayList;
import java.util.List;

/**
 * Repairs manifests: applies the best fix of every finding that is confident enough, checks again,
 * and goes on while that helps, because one fault may have hidden another. Thread-safe.
 */
public final class ManifestFixer {
  private static final int MAX_ROUNDS = 8;

  private final Planner planner;

  /**
   * A fixer.
   *
   * @param planner checks what was repaired
   */
  public ManifestFixer(Planner planner) {
    this.planner = planner;
  }

  /**
   * Repairs what can be repaired.
   *
   * @param source the manifest
   * @param catalog the node types to check with
   * @param minConfidence the least confidence of a fix; {@link Fix#CERTAIN} to apply no guess
   * @return the repaired text, what was done, and what is left
   */
  public FixResult fix(ManifestSource.Text source, NodeCatalog catalog, double minConfidence) {
    ManifestSource.Text text = source;
    List<AppliedFix> applied = new ArrayList<>();
    Diagnostics findings = planner.validate(source, catalog);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      FixRound attempt = new FixRound(text);
      findings.reported().forEach(finding -> attempt.offer(finding, minConfidence));
      ManifestSource.Text changed = attempt.run();
      Diagnostics left = planner.validate(changed, catalog);
      if (attempt.applied().isEmpty() || errors(left) > errors(findings)) {
        break;
      }
      text = changed;
      applied.addAll(attempt.applied());
      findings = left;
    }
    return new FixResult(source, text, applied, findings);
  }

  private static long errors(Diagnostics findings) {
    List<Diagnostic> reported = findings.reported();
    long hidden = findings.total() - reported.size();
    return hidden + reported.stream().filter(f -> f.severity() == Severity.ERROR).count();
  }
}
