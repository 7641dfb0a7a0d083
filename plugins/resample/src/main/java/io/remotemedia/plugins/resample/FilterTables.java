package io.remotemedia.plugins.resample;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Filter coefficients by ratio, quality and precision, shared by all executions. Keeps those that
 * were used last, up to a number of bytes; what falls out lives on in the nodes that hold it.
 * Thread-safe.
 */
final class FilterTables {
  /** The tables of this plugin. */
  static final FilterTables SHARED = new FilterTables(64L << 20);

  private final long capacityBytes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  FilterTables(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /**
   * The coefficients of each step, computed now when nobody asked for them before. Others are not
   * kept waiting. The arrays are shared: nobody writes into them.
   *
   * @param <A> {@code float[]} or {@code double[]}
   */
  <A> List<A> get(Conversion conversion, Quality quality, Precision<A> precision) {
    Key key = new Key(conversion.ratio(), quality, precision.bytes());
    return entry(key, conversion).coefficients(conversion, precision);
  }

  /** Bytes of the coefficients that are kept. */
  synchronized long bytes() {
    return bytes;
  }

  private synchronized Entry entry(Key key, Conversion conversion) {
    Entry known = entries.get(key);
    if (known != null) {
      return known;
    }
    Entry entry = new Entry(bytesOf(conversion, key.bytesPerNumber()));
    entries.put(key, entry);
    bytes += entry.bytes;
    evict(entry);
    return entry;
  }

  private static long bytesOf(Conversion conversion, int bytesPerNumber) {
    return conversion.stages().stream()
        .mapToLong(stage -> (stage.coefficientCount() + Arithmetic.SLACK) * bytesPerNumber)
        .sum();
  }

  private void evict(Entry newest) {
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (bytes > capacityBytes && oldestFirst.hasNext()) {
      Entry oldest = oldestFirst.next();
      if (oldest != newest) {
        oldestFirst.remove();
        bytes -= oldest.bytes;
      }
    }
  }

  private record Key(Ratio ratio, Quality quality, int bytesPerNumber) {}

  private static final class Entry {
    private final long bytes;
    private List<?> coefficients;

    Entry(long bytes) {
      this.bytes = bytes;
    }

    /** The key says which kind of array it is. */
    @SuppressWarnings("unchecked")
    synchronized <A> List<A> coefficients(Conversion conversion, Precision<A> precision) {
      if (coefficients == null) {
        List<A> computed = new ArrayList<>();
        for (StageDesign stage : conversion.stages()) {
          computed.add(precision.arithmetic().coefficients(stage.coefficients()));
        }
        coefficients = List.copyOf(computed);
      }
      return (List<A>) coefficients;
    }
  }
}
