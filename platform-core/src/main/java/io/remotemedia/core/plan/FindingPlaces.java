package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestTree;
import io.remotemedia.core.manifest.Position;
import io.remotemedia.core.manifest.PositionIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where findings stand. In a text they are found by one pass over it; a structure has texts for its
 * parameters alone, so findings elsewhere have a pointer and no place.
 */
final class FindingPlaces {
  private final ManifestTree tree;
  private final Map<String, PositionIndex> parameterPlaces = new HashMap<>();

  FindingPlaces(ManifestTree tree) {
    this.tree = tree;
  }

  List<Diagnostic> of(List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    return tree.text().isPresent()
        ? inText(findings, tree.text().get())
        : inStructure(new ArrayList<>(findings));
  }

  private static List<Diagnostic> inText(List<Finding> findings, ManifestSource.Text text) {
    Set<String> pointers = new HashSet<>();
    findings.forEach(finding -> pointers.add(finding.pointer()));
    PositionIndex index = PositionIndex.of(text, pointers);
    return findings.stream()
        .map(finding -> finding.at(place(finding, index, finding.pointer()), ""))
        .sorted(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column))
        .toList();
  }

  private static Position place(Finding finding, PositionIndex index, String pointer) {
    return finding.isAboutKey() ? index.name(pointer) : index.value(pointer);
  }

  private List<Diagnostic> inStructure(List<Finding> findings) {
    findings.sort(Comparator.comparing(Finding::pointer, JsonPointers.ORDER));
    collectParameterPlaces(findings);
    return findings.stream().map(this::inStructure).toList();
  }

  private void collectParameterPlaces(List<Finding> findings) {
    Map<String, Set<String>> wanted = new HashMap<>();
    for (Finding finding : findings) {
      String text = tree.textAround(finding.pointer());
      if (!text.isEmpty() && !finding.isPlaced()) {
        wanted
            .computeIfAbsent(text, key -> new HashSet<>())
            .add(finding.pointer().substring(text.length()));
      }
    }
    wanted.forEach(
        (text, pointers) ->
            parameterPlaces.put(text, PositionIndex.of(tree.parameterTexts().get(text), pointers)));
  }

  private Diagnostic inStructure(Finding finding) {
    String text = tree.textAround(finding.pointer());
    if (text.isEmpty()) {
      return finding.at(Position.NONE, "");
    }
    PositionIndex index = parameterPlaces.get(text);
    Position position =
        index == null
            ? Position.NONE
            : place(finding, index, finding.pointer().substring(text.length()));
    return finding.at(position, text);
  }
}
