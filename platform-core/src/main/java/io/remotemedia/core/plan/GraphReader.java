package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Connects drafts to a graph and checks that it is one. Linear in nodes and edges. */
final class GraphReader {
  /**
   * Names that a message or a suggestion is taken from; looking at all of 10,000 costs too much.
   */
  private static final int MAX_LISTED = 20;

  /** Names that all unknown ids of one manifest together are compared with. */
  private static final int MAX_COMPARED = 50_000;

  private final Findings findings;
  private final Map<String, NodeDraft> nodes = new LinkedHashMap<>();
  private final List<EdgeDraft> edges = new ArrayList<>();

  /** Connections that are there already, with the place of the first of each. */
  private final Map<List<String>, String> seen = new HashMap<>();

  private final Set<String> ids = new HashSet<>();
  private int compared;

  GraphReader(Findings findings) {
    this.findings = findings;
  }

  Collection<NodeDraft> nodes() {
    return nodes.values();
  }

  List<EdgeDraft> edges() {
    return edges;
  }

  /** Every id of the manifest, to which fixes add those that they invent. */
  Set<String> ids() {
    return ids;
  }

  /** Takes a node; of two with one id the first counts. */
  void add(NodeDraft draft) {
    ids.add(draft.id);
    NodeDraft first = nodes.putIfAbsent(draft.id, draft);
    if (first != null) {
      Finding finding =
          findings
              .error(
                  DiagnosticCode.DUPLICATE_NODE_ID,
                  draft.pointer + "/id",
                  "the id %s is used by %s already".formatted(Quoted.text(draft.id), first.pointer))
              .received(Quoted.text(draft.id));
      if (!findings.isFull()) {
        finding.fix(GraphFixes.renameNode(draft, FreshIds.of(draft.id, ids)));
      }
    }
  }

  void connect(JsonNode connections) {
    int index = 0;
    for (JsonNode connection : connections) {
      String pointer = "/connections/" + index++;
      if (connection.path("from").isString() && connection.path("to").isString()) {
        connect(
            connection.path("from").stringValue(), connection.path("to").stringValue(), pointer);
      }
    }
  }

  private void connect(String from, String to, String pointer) {
    NodeDraft source = find(from, pointer + "/from");
    NodeDraft target = find(to, pointer + "/to");
    if (source == null || target == null) {
      return;
    }
    String first = seen.putIfAbsent(List.of(from, to), pointer);
    if (source == target) {
      findings
          .error(
              DiagnosticCode.SELF_LOOP,
              pointer,
              "node %s is connected to itself".formatted(Quoted.text(from)))
          .received(Quoted.text(from))
          .fix(GraphFixes.removeLoop(pointer));
    } else if (first != null) {
      findings
          .error(
              DiagnosticCode.DUPLICATE_CONNECTION,
              pointer,
              "%s and %s are connected twice, first by %s"
                  .formatted(Quoted.text(from), Quoted.text(to), first))
          .received("%s to %s".formatted(Quoted.text(from), Quoted.text(to)))
          .fix(GraphFixes.removeDouble(pointer));
    } else {
      EdgeDraft edge = new EdgeDraft(source, target, pointer, edges.size());
      source.outputs.add(edge);
      target.inputs.add(edge);
      edges.add(edge);
    }
  }

  private NodeDraft find(String id, String pointer) {
    NodeDraft draft = nodes.get(id);
    if (draft == null) {
      unknown(id, pointer);
    }
    return draft;
  }

  private void unknown(String id, String pointer) {
    Set<String> known = nodes.keySet();
    List<String> near = near(id);
    String meant =
        near.isEmpty() ? "" : "; did you mean %s?".formatted(Quoted.text(near.getFirst()));
    Finding finding =
        findings
            .error(
                DiagnosticCode.UNKNOWN_NODE_ID,
                pointer,
                "no node has the id %s%s".formatted(Quoted.text(id), meant))
            .received(Quoted.text(id))
            .accepted(quotedIds(known))
            .suggestions(near.stream().map(name -> Quoted.plain(name, 256)).toList());
    near.forEach(
        name ->
            finding.fix(
                ValueFixes.replace(
                    pointer,
                    JsonNodeFactory.instance.stringNode(name),
                    NearestNames.confidence(id, name, known))));
  }

  private List<String> near(String id) {
    if (findings.isFull() || compared > MAX_COMPARED) {
      return List.of();
    }
    compared += nodes.size();
    return NearestNames.of(id, nodes.keySet());
  }

  private List<String> quotedIds(Set<String> ids) {
    return findings.isFull()
        ? List.of()
        : ids.stream().limit(MAX_LISTED).map(id -> Quoted.plain(id, 256)).toList();
  }

  /** The nodes in an order in which each comes after its inputs; cycles are told and left out. */
  List<NodeDraft> ordered() {
    Map<NodeDraft, Integer> waiting = new HashMap<>();
    Deque<NodeDraft> free = new ArrayDeque<>();
    for (NodeDraft draft : nodes.values()) {
      waiting.put(draft, draft.inputs.size());
      if (draft.inputs.isEmpty()) {
        free.add(draft);
      }
    }
    List<NodeDraft> ordered = new ArrayList<>(nodes.size());
    while (!free.isEmpty()) {
      NodeDraft draft = free.remove();
      draft.order = ordered.size();
      ordered.add(draft);
      for (EdgeDraft output : draft.outputs) {
        if (waiting.merge(output.target, -1, Integer::sum) == 0) {
          free.add(output.target);
        }
      }
    }
    if (ordered.size() < nodes.size()) {
      List<NodeDraft> left = nodes.values().stream().filter(node -> node.order < 0).toList();
      new CycleSearch(left).cycles().forEach(this::cycle);
    }
    return ordered;
  }

  private void cycle(List<EdgeDraft> cycle) {
    EdgeDraft last = cycle.getFirst();
    for (EdgeDraft edge : cycle) {
      last = edge.place > last.place ? edge : last;
    }
    List<String> path = new ArrayList<>();
    int from = cycle.indexOf(last) + 1;
    for (int i = 0; i < Math.min(cycle.size(), MAX_LISTED); i++) {
      path.add(Quoted.plain(cycle.get((from + i) % cycle.size()).source.id, 60));
    }
    path.add(cycle.size() > MAX_LISTED ? "…" : path.getFirst());
    findings
        .error(
            DiagnosticCode.CYCLE,
            last.pointer,
            "the connections form a cycle: " + String.join(" -> ", path))
        .received("%s to %s".formatted(Quoted.text(last.source.id), Quoted.text(last.target.id)))
        .fix(GraphFixes.breakCycle(last));
  }
}
