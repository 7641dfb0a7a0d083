package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.schema.Violation;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A node that gives no parameters, of a type that needs some. */
final class AbsentParameters {
  private static final double FROM_EXAMPLE = 0.4;

  private AbsentParameters() {}

  /** One finding at the node: there are no parameters in which anything could be missing. */
  static void report(
      Findings findings, NodeDraft draft, List<Violation> violations, ObjectNode example) {
    List<String> needed = violations.stream().map(Violation::property).distinct().toList();
    Finding finding =
        findings
            .error(
                DiagnosticCode.MISSING_PARAMETER,
                draft.pointer,
                "\"%s\" %s missing: the node has no params"
                    .formatted(String.join("\", \"", needed), needed.size() == 1 ? "is" : "are"))
            .accepted(needed);
    if (!example.isEmpty()) {
      finding.fix(
          new Fix(
              "add \"params\": %s, from an example of the type".formatted(Quoted.json(example)),
              JsonPatch.of(new PatchOperation.Add(draft.pointer + "/params", example)),
              FROM_EXAMPLE));
    }
  }
}
