package io.remotemedia.core.plugin.internal.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which plugin needs which. Tarjan's algorithm (Depth-first search and linear graph algorithms,
 * 1972): strongly connected components come out with what they need before them. Walked with a
 * stack of our own, because a chain of thousands of plugins must not overflow that of the thread.
 */
final class DependencyGraph {
  private final Map<String, Set<String>> needs = new TreeMap<>();
  private final Map<String, Integer> order = new TreeMap<>();
  private final Map<String, Integer> low = new TreeMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> isOpen = new HashSet<>();
  private final List<List<String>> components = new ArrayList<>();

  /** Edges to plugins that are not there are left out. */
  DependencyGraph(Map<String, ? extends Collection<String>> needed) {
    needed.forEach(
        (id, others) -> {
          Set<String> present = new TreeSet<>(others);
          present.retainAll(needed.keySet());
          needs.put(id, present);
        });
    needs.keySet().stream().filter(id -> !order.containsKey(id)).forEach(this::walk);
  }

  /** A node with those of its edges that were not followed yet. */
  private record Visit(String id, Deque<String> left) {}

  private void walk(String root) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      String next = visit.left().poll();
      if (next == null) {
        path.pop();
        leave(visit.id());
        if (!path.isEmpty()) {
          low.merge(path.peek().id(), low.get(visit.id()), Math::min);
        }
      } else if (!order.containsKey(next)) {
        path.push(enter(next));
      } else if (isOpen.contains(next)) {
        low.merge(visit.id(), order.get(next), Math::min);
      }
    }
  }

  private Visit enter(String id) {
    order.put(id, order.size());
    low.put(id, order.get(id));
    open.push(id);
    isOpen.add(id);
    return new Visit(id, new ArrayDeque<>(needs.get(id)));
  }

  private void leave(String id) {
    if (!low.get(id).equals(order.get(id))) {
      return;
    }
    List<String> component = new ArrayList<>();
    String member;
    do {
      member = open.pop();
      isOpen.remove(member);
      component.add(member);
    } while (!member.equals(id));
    component.sort(null);
    components.add(component);
  }

  /** All plugins, what is needed before what needs it. */
  List<String> ordered() {
    return components.stream().flatMap(List::stream).toList();
  }

  /** The groups that need each other in a circle. */
  List<List<String>> cycles() {
    return components.stream()
        .filter(
            component ->
                component.size() > 1
                    || needs.get(component.getFirst()).contains(component.getFirst()))
        .toList();
  }
}
