package io.remotemedia.server.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A thing in which instances differ.
 *
 * @param subject a node type, or {@code server} for the version of the server itself
 * @param instances by what they have: the addresses that have it
 */
public record Drift(String subject, Map<String, List<String>> instances) {
  private static final String ABSENT = "absent";

  /**
   * Compares instances.
   *
   * @param fleet the instances
   * @return one entry for each difference; none when all are alike
   */
  public static List<Drift> between(List<InstanceCatalog> fleet) {
    List<Drift> drifts = new ArrayList<>();
    Map<String, List<String>> versions = new LinkedHashMap<>();
    fleet.forEach(instance -> add(versions, instance.version(), instance));
    keep(drifts, "server", versions);
    TreeSet<String> types = new TreeSet<>();
    fleet.forEach(instance -> types.addAll(instance.types().keySet()));
    for (String type : types) {
      Map<String, List<String>> states = new LinkedHashMap<>();
      fleet.forEach(instance -> add(states, instance.types().getOrDefault(type, ABSENT), instance));
      keep(drifts, type, states);
    }
    return drifts;
  }

  private static void add(
      Map<String, List<String>> states, String state, InstanceCatalog instance) {
    states.computeIfAbsent(state, unused -> new ArrayList<>()).add(instance.address());
  }

  private static void keep(List<Drift> drifts, String subject, Map<String, List<String>> states) {
    if (states.size() > 1) {
      drifts.add(new Drift(subject, states));
    }
  }
}
