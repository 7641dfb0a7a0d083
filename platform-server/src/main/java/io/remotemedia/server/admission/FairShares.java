package io.remotemedia.server.admission;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Tells which callers ask for more than their share of the pace. Shares follow the weights of the
 * callers that asked within the last seconds. Thread-safe.
 */
final class FairShares {
  /** Rates below this, in calls a second, are forgotten callers. */
  private static final double FORGOTTEN = 0.02;

  /** A caller is greedy above this part of its share: chance clusters are not greed. */
  private static final double TOLERANCE = 1.5;

  /** A caller is greedy above so many times what the others ask for on average. */
  private static final double TIMES_OTHERS = 2;

  private final Map<String, Entry> callers = new HashMap<>();

  private record Entry(Demand demand, int weight) {}

  /** Notes that a caller asks, and tells how patiently to treat it. */
  synchronized BatchQueue.Patience ask(
      String caller, int weight, double capacityPerSecond, long nowNanos) {
    Entry own = callers.get(caller);
    if (own == null || own.weight() != weight) {
      own = new Entry(own == null ? new Demand(nowNanos) : own.demand(), weight);
      callers.put(caller, own);
    }
    own.demand().add(nowNanos);
    if (callers.size() == 1) {
      return BatchQueue.Patience.FAIR;
    }
    double weights = activeWeights(nowNanos);
    Load load = new Load(capacityPerSecond / weights, totalRate(nowNanos), weights);
    boolean greedy = load.isGreedy(own, nowNanos);
    for (Entry other : callers.values()) {
      if (load.isGreedy(other, nowNanos) != greedy) {
        return greedy ? BatchQueue.Patience.GREEDY : BatchQueue.Patience.MODEST;
      }
    }
    return BatchQueue.Patience.FAIR;
  }

  /** What all callers together ask for. */
  private record Load(double sharePerWeight, double totalRate, double weights) {
    /** More than its share of the pace, and much more than the others: the pace alone may dip. */
    boolean isGreedy(Entry caller, long nowNanos) {
      double perWeight = caller.demand().rate(nowNanos) / caller.weight();
      double othersPerWeight =
          (totalRate - caller.demand().rate(nowNanos)) / (weights - caller.weight());
      return perWeight > TOLERANCE * sharePerWeight && perWeight > TIMES_OTHERS * othersPerWeight;
    }
  }

  private double totalRate(long nowNanos) {
    double total = 0;
    for (Entry entry : callers.values()) {
      total += entry.demand().rate(nowNanos);
    }
    return total;
  }

  private double activeWeights(long nowNanos) {
    double weights = 0;
    for (Iterator<Entry> entries = callers.values().iterator(); entries.hasNext(); ) {
      Entry entry = entries.next();
      if (entry.demand().rate(nowNanos) < FORGOTTEN) {
        entries.remove();
      } else {
        weights += entry.weight();
      }
    }
    return weights;
  }

  /** Callers that asked within the last seconds. */
  synchronized int active() {
    return callers.size();
  }
}
