package io.remotemedia.core.catalog;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the catalogue of the moment and tells listeners of the next ones. Thread-safe. */
public final class CatalogPublisher implements CatalogSource {
  private static final Logger log = LoggerFactory.getLogger(CatalogPublisher.class);

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile NodeCatalog current;

  /** A registration is found by identity: one consumer may be registered twice. */
  private record Listener(Consumer<NodeCatalog> consumer) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * Starts with a snapshot.
   *
   * @param first what serves now
   */
  public CatalogPublisher(NodeCatalog first) {
    current = Objects.requireNonNull(first, "first");
  }

  /**
   * Makes a snapshot the current one, then tells the listeners. One change at a time, so that they
   * see revisions in order.
   *
   * @param next the new snapshot
   * @throws IllegalArgumentException when its revision is not higher than the current one
   */
  public synchronized void publish(NodeCatalog next) {
    if (next.revision() <= current.revision()) {
      throw new IllegalArgumentException(
          "revision %d does not follow %d".formatted(next.revision(), current.revision()));
    }
    current = next;
    listeners.forEach(listener -> tell(listener, next));
  }

  private static void tell(Listener listener, NodeCatalog next) {
    try {
      listener.consumer().accept(next);
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("event", "catalog.listener_failed")
          .addKeyValue("revision", next.revision())
          .setCause(e)
          .log("a listener of the catalogue failed");
    }
  }

  @Override
  public NodeCatalog catalog() {
    return current;
  }

  @Override
  public Registration onCatalogChange(Consumer<NodeCatalog> consumer) {
    Listener listener = new Listener(Objects.requireNonNull(consumer, "consumer"));
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
