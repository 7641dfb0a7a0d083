package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestTree;
import io.remotemedia.core.schema.Violation;
import io.remotemedia.spi.AudioFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The planning of one manifest: every check adds its findings, so that all are told together. */
final class Planning {
  private final ManifestTree tree;
  private final NodeCatalog catalog;
  private final Findings findings = new Findings();
  private final GraphReader graph = new GraphReader(findings);
  private final TypeResolver types;
  private final ConverterInsertion converters;

  Planning(ManifestTree tree, NodeCatalog catalog) {
    this.tree = tree;
    this.catalog = catalog;
    this.types = new TypeResolver(catalog, findings);
    this.converters = new ConverterInsertion(catalog, graph.ids());
  }

  PipelinePlan run(Machine machine) throws PipelineException {
    checkSchema();
    checkParameterTexts();
    CapabilityCheck.check(tree.root(), machine, findings);
    List<NodeDraft> ordered = readGraph();
    new FormatNegotiation(findings, converters).run(ordered);
    List<PlannedNode> nodes = sound(ordered);
    Map<String, AudioFormat> formats = new FormatTrial(ordered, nodes, findings, converters).run();
    if (findings.hasErrors()) {
      throw Refusal.faulty(
          findings.at(tree),
          findings.errorCount(),
          types.metUnknownType() ? catalog.names() : List.of());
    }
    return new PipelinePlan(
        tree.root().path("metadata").path("name").asString(""),
        catalog.revision(),
        nodes,
        graph.edges().stream().map(EdgeDraft::planned).toList(),
        formats,
        findings.at(tree));
  }

  /** The nodes that could run, with null for those that have faults or stand behind some. */
  private static List<PlannedNode> sound(List<NodeDraft> ordered) {
    List<PlannedNode> nodes = new ArrayList<>(ordered.size());
    for (NodeDraft draft : ordered) {
      draft.sound =
          draft.parameters != null
              && draft.negotiated
              && draft.inputs.stream().allMatch(edge -> edge.source.sound);
      nodes.add(draft.sound ? GraphNode.of(draft) : null);
    }
    return nodes;
  }

  private void checkSchema() {
    List<Violation> violations =
        ManifestSchema.get().violations(tree.root()).stream()
            .filter(violation -> !isOptionalInStructures(violation))
            .toList();
    ViolationReport.ofManifest(findings, tree.root()).addAll(violations);
  }

  /** Old clients send no metadata in a structure. */
  private boolean isOptionalInStructures(Violation violation) {
    return !tree.hasText()
        && violation.keyword().equals("required")
        && violation.pointer().isEmpty()
        && violation.property().equals("metadata");
  }

  private void checkParameterTexts() {
    for (Map.Entry<String, JsonSyntaxException> fault : tree.faults().entrySet()) {
      JsonSyntaxException cause = fault.getValue();
      findings
          .error(
              cause.code(),
              fault.getKey(),
              "the text of params is no JSON (line and column are within it): "
                  + cause.getMessage())
          .received(cause.excerpt())
          .at(cause.position());
    }
  }

  private List<NodeDraft> readGraph() {
    NodeReader reader = new NodeReader(types, tree.root(), findings);
    int index = 0;
    for (JsonNode node : tree.root().path("nodes")) {
      String pointer = "/nodes/" + index;
      if (node.path("id").isString() && node.path("node_type").isString()) {
        NodeDraft draft = new NodeDraft(node.path("id").stringValue(), pointer, index);
        reader.read(draft, node, !tree.faults().containsKey(pointer + "/params"));
        graph.add(draft);
      }
      index++;
    }
    graph.connect(tree.root().path("connections"));
    SignalCheck signals = new SignalCheck(findings);
    graph.edges().forEach(signals::edge);
    graph.nodes().forEach(signals::inputCount);
    return graph.ordered();
  }
}
