package io.remotemedia.core.diagnostic;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Findings for programs. */
public final class DiagnosticJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DiagnosticJson() {}

  /**
   * The findings of one manifest.
   *
   * @param diagnostics what was found
   * @return a JSON object with valid, total and diagnostics
   */
  public static String report(Diagnostics diagnostics) {
    return tree(diagnostics, !diagnostics.hasErrors()).toString();
  }

  /**
   * The context of a fault, for clients that know no other place for it.
   *
   * @param fault why a pipeline was refused or ended
   * @return the report, with available_node_types where a type was unknown
   */
  public static String context(Fault fault) {
    ObjectNode context = tree(fault.diagnostics(), false);
    context.put("code", fault.code().id());
    if (!fault.availableNodeTypes().isEmpty()) {
      context.set("available_node_types", texts(fault.availableNodeTypes()));
    }
    return context.toString();
  }

  private static ObjectNode tree(Diagnostics diagnostics, boolean valid) {
    ObjectNode report = NODES.objectNode();
    report.put("valid", valid);
    report.put("total", diagnostics.total());
    ArrayNode findings = report.putArray("diagnostics");
    diagnostics.reported().forEach(finding -> findings.add(tree(finding)));
    return report;
  }

  private static ObjectNode tree(Diagnostic finding) {
    ObjectNode tree = NODES.objectNode();
    tree.put("code", finding.code().id());
    tree.put("severity", finding.severity() == Severity.ERROR ? "error" : "warning");
    tree.put("message", finding.message());
    tree.put("pointer", finding.pointer());
    tree.put("line", finding.line());
    tree.put("column", finding.column());
    if (!finding.within().isEmpty()) {
      tree.put("within", finding.within());
    }
    tree.put("received", finding.received());
    tree.set("accepted", texts(finding.accepted()));
    tree.set("suggestions", texts(finding.suggestions()));
    ArrayNode fixes = tree.putArray("fixes");
    for (Fix fix : finding.fixes()) {
      fixes
          .addObject()
          .put("title", fix.title())
          .put("confidence", fix.confidence())
          .set("patch", fix.patch().tree());
    }
    return tree;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
