package io.remotemedia.core.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the cycles of a graph, one for each set of nodes that reach each other: Tarjan's strongly
 * connected components ("Depth-first search and linear graph algorithms", 1972), without recursion,
 * linear in nodes and edges; then the shortest way round from one node of each.
 */
final class CycleSearch {
  private final Collection<NodeDraft> nodes;
  private final Map<NodeDraft, Visit> visits = new HashMap<>();
  private final Deque<NodeDraft> component = new ArrayDeque<>();
  private final List<Set<NodeDraft>> components = new ArrayList<>();
  private int counter;

  /** A node on the way down, with the edges that are still to be followed. */
  private static final class Visit {
    private final NodeDraft node;
    private final int number;
    private final Iterator<EdgeDraft> edges;
    private int lowest;
    private boolean open = true;

    Visit(NodeDraft node, int number) {
      this.node = node;
      this.number = number;
      this.lowest = number;
      this.edges = node.outputs.iterator();
    }
  }

  CycleSearch(Collection<NodeDraft> nodes) {
    this.nodes = nodes;
  }

  List<List<EdgeDraft>> cycles() {
    for (NodeDraft node : nodes) {
      if (!visits.containsKey(node)) {
        descend(node);
      }
    }
    return components.stream()
        .filter(members -> members.size() > 1)
        .map(CycleSearch::shortest)
        .toList();
  }

  private Visit visit(NodeDraft node) {
    Visit visit = new Visit(node, counter++);
    visits.put(node, visit);
    component.push(node);
    return visit;
  }

  private void descend(NodeDraft root) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(visit(root));
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (visit.edges.hasNext()) {
        NodeDraft next = visit.edges.next().target;
        Visit known = visits.get(next);
        if (known == null) {
          path.push(visit(next));
        } else if (known.open) {
          visit.lowest = Math.min(visit.lowest, known.number);
        }
      } else {
        path.pop();
        if (!path.isEmpty()) {
          path.peek().lowest = Math.min(path.peek().lowest, visit.lowest);
        }
        if (visit.lowest == visit.number) {
          close(visit.node);
        }
      }
    }
  }

  private void close(NodeDraft root) {
    Set<NodeDraft> members = new HashSet<>();
    NodeDraft member;
    do {
      member = component.pop();
      visits.get(member).open = false;
      members.add(member);
    } while (member != root);
    components.add(members);
  }

  /** Breadth first from one member back to itself. */
  private static List<EdgeDraft> shortest(Set<NodeDraft> members) {
    NodeDraft start = members.stream().min(CycleSearch::byPlace).orElseThrow();
    Map<NodeDraft, EdgeDraft> reachedBy = new HashMap<>();
    Deque<NodeDraft> queue = new ArrayDeque<>(List.of(start));
    while (!reachedBy.containsKey(start)) {
      for (EdgeDraft edge : queue.remove().outputs) {
        if (members.contains(edge.target) && reachedBy.putIfAbsent(edge.target, edge) == null) {
          queue.add(edge.target);
        }
      }
    }
    List<EdgeDraft> cycle = new ArrayList<>();
    NodeDraft node = start;
    do {
      EdgeDraft edge = reachedBy.get(node);
      cycle.addFirst(edge);
      node = edge.source;
    } while (node != start);
    return cycle;
  }

  private static int byPlace(NodeDraft a, NodeDraft b) {
    return Integer.compare(a.place, b.place);
  }
}
