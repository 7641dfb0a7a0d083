package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestTree;
import io.remotemedia.core.schema.CompiledSchema;
import io.remotemedia.core.schema.Violation;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The planner: parses, checks and plans, and reports every fault that it finds on the way. */
public final class ManifestPlanner implements Planner {
  private final CompiledSchema manifestSchema = ManifestSchema.get();
  private final PlanCache cache = new PlanCache();

  /** A planner with an empty cache. */
  public ManifestPlanner() {}

  @Override
  public PipelinePlan plan(ManifestSource source, NodeCatalog catalog) throws PipelineException {
    PipelinePlan known = cache.get(source, catalog.revision());
    if (known != null) {
      return known;
    }
    PipelinePlan plan = planAnew(read(source), catalog);
    cache.put(source, plan);
    return plan;
  }

  private static ManifestTree read(ManifestSource source) throws PipelineException {
    try {
      return ManifestTree.of(source);
    } catch (JsonSyntaxException e) {
      Diagnostic finding = syntax(e, "");
      String message =
          "line %d, column %d: %s".formatted(finding.line(), finding.column(), e.getMessage());
      throw new PipelineException(
          new Fault(e.code(), message, "", false, Diagnostics.of(List.of(finding)), List.of()));
    }
  }

  private static Diagnostic syntax(JsonSyntaxException e, String pointer) {
    return new Diagnostic(
        e.code(),
        Severity.ERROR,
        e.getMessage(),
        pointer,
        e.position().line(),
        e.position().column(),
        pointer,
        e.excerpt(),
        List.of(),
        List.of(),
        List.of());
  }

  private PipelinePlan planAnew(ManifestTree tree, NodeCatalog catalog) throws PipelineException {
    Findings findings = new Findings();
    NodeReader types = new NodeReader(catalog, findings);
    GraphReader graph = new GraphReader(findings);
    checkSchema(tree, findings);
    readNodes(tree, types, graph);
    graph.connect(tree.root().path("connections"));
    graph.checkInputCounts();
    List<NodeDraft> ordered = graph.ordered();
    new FormatNegotiation(findings).run(ordered);
    Diagnostics diagnostics = findings.at(tree);
    if (findings.hasErrors()) {
      throw refused(diagnostics, types.metUnknownType() ? catalog.names() : List.of());
    }
    List<PlannedNode> nodes = ordered.stream().<PlannedNode>map(GraphNode::of).toList();
    String name = tree.root().path("metadata").path("name").asString("");
    return new PipelinePlan(
        name,
        catalog.revision(),
        nodes,
        graph.edges().stream().map(EdgeDraft::planned).toList(),
        ExampleFormats.of(nodes),
        diagnostics);
  }

  private void checkSchema(ManifestTree tree, Findings findings) {
    ViolationReport report =
        new ViolationReport(findings, ViolationCodes.MANIFEST, Severity.WARNING, "");
    Predicate<Violation> told =
        violation -> !isOptionalInStructures(violation, tree) && !isUnread(violation, tree);
    manifestSchema.violations(tree.root()).stream().filter(told).forEach(report::add);
    for (ManifestTree.ParamsFault fault : tree.faults()) {
      Diagnostic finding = syntax(fault.cause(), fault.pointer());
      findings.placed(
          new Diagnostic(
              finding.code(),
              Severity.ERROR,
              "the text of params is no JSON (line and column are within it): " + finding.message(),
              finding.pointer(),
              finding.line(),
              finding.column(),
              finding.within(),
              finding.received(),
              List.of(),
              List.of(),
              List.of()));
    }
    CapabilityCheck.check(tree.root(), findings);
  }

  /** Old clients send no metadata in a structure. */
  private static boolean isOptionalInStructures(Violation violation, ManifestTree tree) {
    return !tree.hasText()
        && violation.keyword().equals("required")
        && violation.pointer().isEmpty()
        && violation.property().equals("metadata");
  }

  private static boolean isUnread(Violation violation, ManifestTree tree) {
    return tree.faults().stream().anyMatch(fault -> fault.pointer().equals(violation.pointer()));
  }

  private static void readNodes(ManifestTree tree, NodeReader types, GraphReader graph) {
    int index = 0;
    for (JsonNode node : tree.root().path("nodes")) {
      String pointer = "/nodes/" + index++;
      if (node.path("id").isString() && node.path("node_type").isString()) {
        NodeDraft draft = new NodeDraft(node.path("id").stringValue(), pointer);
        boolean unread =
            tree.faults().stream().anyMatch(fault -> fault.pointer().equals(pointer + "/params"));
        if (!unread) {
          types.read(draft, node);
        }
        graph.add(draft);
      }
    }
  }

  private static PipelineException refused(Diagnostics diagnostics, List<String> availableTypes) {
    List<Diagnostic> errors =
        diagnostics.reported().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    Diagnostic first = errors.getFirst();
    String message =
        errors.size() == 1
            ? first.message()
            : "%d faults, the first: %s".formatted(errors.size(), first.message());
    DiagnosticCode code =
        availableTypes.isEmpty() ? first.code() : DiagnosticCode.UNKNOWN_NODE_TYPE;
    if (!availableTypes.isEmpty() && errors.size() > 1) {
      message = "%d faults, among them: %s".formatted(errors.size(), unknownType(errors));
    }
    return new PipelineException(
        new Fault(code, Quoted.plain(message, 4_000), "", false, diagnostics, availableTypes));
  }

  private static String unknownType(List<Diagnostic> errors) {
    return errors.stream()
        .filter(finding -> finding.pointer().endsWith("/node_type"))
        .findFirst()
        .map(Diagnostic::message)
        .orElseThrow();
  }
}
