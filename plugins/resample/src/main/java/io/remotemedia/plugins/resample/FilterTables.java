package io.remotemedia.plugins.resample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What executions share, by ratio, quality and precision: filter coefficients, which nobody writes
 * into, and conveyors that no node uses at the moment. Keeps the coefficients that were used last,
 * up to a number of bytes; what falls out lives on in the nodes that hold it. Thread-safe.
 */
final class FilterTables {
  /** The tables of this plugin. */
  static final FilterTables SHARED = new FilterTables(64L << 20, 16L << 20);

  private final long capacityBytes;
  private final long idleCapacityBytes;
  private final Map<Key, Table<?>> tables = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long idleBytes;

  /**
   * Creates an empty cache.
   *
   * @param capacityBytes of coefficients
   * @param idleCapacityBytes of idle conveyors; clean memory that is in the caches already saves a
   *     unary execution more than a tenth of its time
   */
  FilterTables(long capacityBytes, long idleCapacityBytes) {
    this.capacityBytes = capacityBytes;
    this.idleCapacityBytes = idleCapacityBytes;
  }

  /**
   * A conveyor that is reset, with coefficients that are computed now when nobody asked for them
   * before. Others are not kept waiting by that.
   *
   * @param <A> {@code float[]} or {@code double[]}
   */
  <A> Conveyor<A> take(Conversion conversion, Quality quality, Precision<A> precision) {
    Table<A> table = table(new Key(conversion.ratio(), quality, precision.bytes()), conversion);
    Conveyor<A> conveyor = idleOf(table);
    if (conveyor == null) {
      List<A> coefficients = table.coefficients(conversion, precision);
      return new Conveyor<>(conversion, precision.arithmetic(), coefficients);
    }
    conveyor.reset();
    return conveyor;
  }

  /** Takes a conveyor back that its node does not use any more. */
  synchronized <A> void giveBack(
      Conversion conversion, Quality quality, Precision<A> precision, Conveyor<A> conveyor) {
    Table<A> table = known(new Key(conversion.ratio(), quality, precision.bytes()));
    if (table != null && idleBytes + table.conveyorBytes <= idleCapacityBytes) {
      table.idle.push(conveyor);
      idleBytes += table.conveyorBytes;
    }
  }

  /** Bytes of the coefficients that are kept. */
  synchronized long bytes() {
    return bytes;
  }

  /** Bytes of the conveyors that wait for a node. */
  synchronized long idleBytes() {
    return idleBytes;
  }

  private synchronized <A> Conveyor<A> idleOf(Table<A> table) {
    Conveyor<A> conveyor = table.idle.poll();
    if (conveyor != null) {
      idleBytes -= table.conveyorBytes;
    }
    return conveyor;
  }

  private synchronized <A> Table<A> table(Key key, Conversion conversion) {
    Table<A> known = known(key);
    if (known != null) {
      return known;
    }
    Table<A> table = new Table<>(conversion, key.bytesPerNumber());
    tables.put(key, table);
    bytes += table.bytes;
    evict(table);
    return table;
  }

  /** The key says which kind of array it is. */
  @SuppressWarnings("unchecked")
  private <A> Table<A> known(Key key) {
    return (Table<A>) tables.get(key);
  }

  private void evict(Table<?> newest) {
    Iterator<Table<?>> oldestFirst = tables.values().iterator();
    while (bytes > capacityBytes && oldestFirst.hasNext()) {
      Table<?> oldest = oldestFirst.next();
      if (oldest != newest) {
        oldestFirst.remove();
        bytes -= oldest.bytes;
        idleBytes -= oldest.conveyorBytes * oldest.idle.size();
        oldest.idle.clear();
      }
    }
  }

  private record Key(Ratio ratio, Quality quality, int bytesPerNumber) {}

  private static final class Table<A> {
    private final long bytes;
    private final long conveyorBytes;
    private final Deque<Conveyor<A>> idle = new ArrayDeque<>();
    private List<A> coefficients;

    Table(Conversion conversion, int bytesPerNumber) {
      long numbers =
          conversion.stages().stream()
              .mapToLong(stage -> stage.coefficientCount() + Arithmetic.SLACK)
              .sum();
      this.bytes = numbers * bytesPerNumber;
      this.conveyorBytes = WorkSize.of(conversion).numbers(conversion) * bytesPerNumber;
    }

    synchronized List<A> coefficients(Conversion conversion, Precision<A> precision) {
      if (coefficients == null) {
        List<A> computed = new ArrayList<>();
        for (StageDesign stage : conversion.stages()) {
          computed.add(precision.arithmetic().coefficients(stage.coefficients()));
        }
        coefficients = List.copyOf(computed);
      }
      return coefficients;
    }
  }
}
