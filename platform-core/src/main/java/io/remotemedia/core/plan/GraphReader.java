package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.SignalKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Connects drafts to a graph and checks that it is one that can run. Linear in nodes and edges. */
final class GraphReader {
  private final Findings findings;
  private final Map<String, NodeDraft> nodes = new LinkedHashMap<>();

  private final List<EdgeDraft> edges = new ArrayList<>();

  GraphReader(Findings findings) {
    this.findings = findings;
  }

  Collection<NodeDraft> nodes() {
    return nodes.values();
  }

  List<EdgeDraft> edges() {
    return edges;
  }

  /** Takes a node; of two with one id the first counts. */
  void add(NodeDraft draft) {
    NodeDraft first = nodes.putIfAbsent(draft.id, draft);
    if (first != null) {
      findings.error(
          DiagnosticCode.DUPLICATE_NODE_ID,
          draft.pointer + "/id",
          "the id %s is used by %s already".formatted(Quoted.text(draft.id), first.pointer),
          Quoted.text(draft.id),
          List.of(),
          List.of());
    }
  }

  void connect(JsonNode connections) {
    Set<List<String>> seen = new HashSet<>();
    int index = 0;
    for (JsonNode connection : connections) {
      String pointer = "/connections/" + index++;
      if (connection.path("from").isString() && connection.path("to").isString()) {
        connect(
            connection.path("from").stringValue(),
            connection.path("to").stringValue(),
            pointer,
            seen);
      }
    }
  }

  private void connect(String from, String to, String pointer, Set<List<String>> seen) {
    NodeDraft source = find(from, pointer + "/from");
    NodeDraft target = find(to, pointer + "/to");
    if (source == null || target == null) {
      return;
    }
    if (source == target) {
      findings.error(
          DiagnosticCode.SELF_LOOP,
          pointer,
          "node %s is connected to itself".formatted(Quoted.text(from)));
    } else if (!seen.add(List.of(from, to))) {
      findings.error(
          DiagnosticCode.DUPLICATE_CONNECTION,
          pointer,
          "%s and %s are connected twice".formatted(Quoted.text(from), Quoted.text(to)));
    } else {
      EdgeDraft edge = new EdgeDraft(source, target, pointer);
      source.outputs.add(edge);
      target.inputs.add(edge);
      edges.add(edge);
      checkSignals(source, target, pointer);
    }
  }

  private NodeDraft find(String id, String pointer) {
    NodeDraft draft = nodes.get(id);
    if (draft == null) {
      List<String> near = NearestNames.of(id, nodes.keySet());
      String meant = near.isEmpty() ? "" : "; did you mean \"%s\"?".formatted(near.getFirst());
      findings.error(
          DiagnosticCode.UNKNOWN_NODE_ID,
          pointer,
          "no node has the id %s%s".formatted(Quoted.text(id), meant),
          Quoted.text(id),
          nodes.keySet().stream().limit(20).toList(),
          near);
    }
    return draft;
  }

  private void checkSignals(NodeDraft source, NodeDraft target, String pointer) {
    if (source.type == null || target.type == null) {
      return;
    }
    NodeDescriptor emits = source.type.descriptor();
    NodeDescriptor takes = target.type.descriptor();
    Set<SignalKind> shared = EnumSet.noneOf(SignalKind.class);
    shared.addAll(emits.emits());
    shared.retainAll(takes.takes());
    if (shared.isEmpty()) {
      findings.error(
          DiagnosticCode.SIGNAL_MISMATCH,
          pointer,
          "\"%s\" (%s) emits %s, \"%s\" (%s) takes %s: they share nothing"
              .formatted(
                  source.id,
                  source.type.name(),
                  kinds(emits.emits()),
                  target.id,
                  target.type.name(),
                  kinds(takes.takes())));
    }
  }

  private static String kinds(Set<SignalKind> kinds) {
    List<String> names =
        kinds.stream()
            .sorted()
            .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
            .toList();
    return names.isEmpty() ? "nothing" : String.join(" and ", names);
  }

  void checkInputCounts() {
    for (NodeDraft draft : nodes.values()) {
      if (draft.type == null) {
        continue;
      }
      NodeDescriptor descriptor = draft.type.descriptor();
      int inputs = draft.inputs.size();
      if (inputs < descriptor.minInputs()) {
        inputCount(DiagnosticCode.TOO_FEW_INPUTS, draft, inputs);
      } else if (inputs > descriptor.maxInputs()) {
        inputCount(DiagnosticCode.TOO_MANY_INPUTS, draft, inputs);
      }
    }
  }

  private void inputCount(DiagnosticCode code, NodeDraft draft, int inputs) {
    NodeDescriptor descriptor = draft.type.descriptor();
    String accepted = "%d to %d".formatted(descriptor.minInputs(), descriptor.maxInputs());
    findings.error(
        code,
        draft.pointer,
        "node \"%s\" (%s) has %d incoming connections, accepted are %s"
            .formatted(draft.id, draft.type.name(), inputs, accepted),
        Integer.toString(inputs),
        List.of(accepted),
        List.of());
  }

  /** The nodes in an order in which each comes after its inputs; a cycle is told and left out. */
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
      cycle();
    }
    return ordered;
  }

  /** Walks back along inputs that have no order until a node comes twice. */
  private void cycle() {
    NodeDraft draft =
        nodes.values().stream().filter(node -> node.order < 0).findFirst().orElseThrow();
    List<NodeDraft> path = new ArrayList<>();
    Map<NodeDraft, Integer> places = new HashMap<>();
    while (!places.containsKey(draft)) {
      places.put(draft, path.size());
      path.add(draft);
      draft =
          draft.inputs.stream()
              .map(input -> input.source)
              .filter(source -> source.order < 0)
              .findFirst()
              .orElseThrow();
    }
    List<String> ids = new ArrayList<>();
    path.subList(places.get(draft), path.size()).reversed().forEach(node -> ids.add(node.id));
    ids.add(ids.getFirst());
    String shown =
        ids.size() <= 20
            ? String.join(" -> ", ids)
            : String.join(" -> ", ids.subList(0, 20)) + " -> …";
    findings.error(DiagnosticCode.CYCLE, "/connections", "the connections form a cycle: " + shown);
  }
}
