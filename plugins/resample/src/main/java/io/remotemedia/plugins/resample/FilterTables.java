package io.remotemedia.plugins.resample;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Filter tables by ratio, quality and precision, shared by all executions. Keeps the tables that
 * were used last, up to a number of bytes; a table that falls out lives on in the nodes that hold
 * it. Thread-safe.
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

  /** The table, built now when nobody asked for it before. Others are not kept waiting. */
  FilterTable get(Ratio ratio, Quality quality, Precision precision) {
    return entry(new Key(ratio, quality, precision)).table();
  }

  /** Bytes of the tables that are kept. */
  synchronized long bytes() {
    return bytes;
  }

  private synchronized Entry entry(Key key) {
    Entry known = entries.get(key);
    if (known != null) {
      return known;
    }
    Entry entry = new Entry(key);
    entries.put(key, entry);
    bytes += entry.bytes();
    evict(entry);
    return entry;
  }

  private void evict(Entry newest) {
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (bytes > capacityBytes && oldestFirst.hasNext()) {
      Entry oldest = oldestFirst.next();
      if (oldest != newest) {
        oldestFirst.remove();
        bytes -= oldest.bytes();
      }
    }
  }

  private record Key(Ratio ratio, Quality quality, Precision precision) {}

  private static final class Entry {
    private final Key key;
    private final long bytes;
    private FilterTable table;

    Entry(Key key) {
      this.key = key;
      this.bytes = Layout.of(key.ratio(), key.quality()).coefficients() * key.precision().bytes();
    }

    long bytes() {
      return bytes;
    }

    synchronized FilterTable table() {
      if (table == null) {
        table = FilterTable.build(key.ratio(), key.quality(), key.precision());
      }
      return table;
    }
  }
}
