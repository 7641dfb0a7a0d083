package io.remotemedia.core.fix;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.manifest.ManifestSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fixes of one check, applied to one text. Their pointers are those of the text before any of them,
 * so items are removed last and from the end, and of two fixes for one place only the first is
 * taken.
 */
final class FixRound {
  private ManifestSource.Text text;
  private final List<AppliedFix> chosen = new ArrayList<>();
  private final List<AppliedFix> applied = new ArrayList<>();
  private final Set<String> touched = new HashSet<>();

  FixRound(ManifestSource.Text text) {
    this.text = text;
  }

  /** Takes the best fix of a finding when it is confident enough and in nobody's way. */
  void offer(Diagnostic finding, double minConfidence) {
    finding
        .bestFix()
        .filter(fix -> fix.confidence() >= minConfidence)
        .filter(this::touch)
        .ifPresent(fix -> chosen.add(new AppliedFix(finding, fix)));
  }

  private boolean touch(Fix fix) {
    List<String> paths = fix.patch().operations().stream().map(FixRound::place).toList();
    if (paths.stream().anyMatch(this::isTaken)) {
      return false;
    }
    paths.stream().filter(path -> !path.endsWith("/-")).forEach(touched::add);
    return true;
  }

  private static String place(PatchOperation operation) {
    return operation instanceof PatchOperation.Move move ? move.from() : operation.path();
  }

  private boolean isTaken(String path) {
    return touched.stream()
        .anyMatch(
            other ->
                other.equals(path) || other.startsWith(path + "/") || path.startsWith(other + "/"));
  }

  /** Applies what was taken; what does not fit the text after all is left out. */
  ManifestSource.Text run() {
    chosen.stream().filter(fix -> lastRemoved(fix) < 0).forEach(this::apply);
    chosen.stream()
        .filter(fix -> lastRemoved(fix) >= 0)
        .sorted(Comparator.comparingInt(FixRound::lastRemoved).reversed())
        .forEach(this::apply);
    return text;
  }

  private void apply(AppliedFix fix) {
    try {
      text = TextPatch.apply(text, fix.fix().patch());
      applied.add(fix);
    } catch (PatchFailedException e) {
      // The finding stays and is told again.
      return;
    }
  }

  /** The highest place in an array that a fix removes; -1 when it removes none. */
  private static int lastRemoved(AppliedFix applied) {
    return applied.fix().patch().operations().stream()
        .filter(PatchOperation.Remove.class::isInstance)
        .mapToInt(operation -> JsonPointers.index(JsonPointers.last(operation.path())))
        .max()
        .orElse(-1);
  }

  List<AppliedFix> applied() {
    return applied;
  }
}
