package io.remotemedia.core.catalog;

import java.util.function.Consumer;

/** Gives the catalogue of the moment, and tells when it changes. Thread-safe. */
public interface CatalogSource {
  /**
   * The node types that serve now.
   *
   * @return an immutable snapshot; running work keeps the one that it started with
   */
  NodeCatalog catalog();

  /**
   * Tells a listener of every later snapshot, each with a higher revision than the one before. It
   * is called on the thread that made the change, so it must return at once; what it throws is
   * logged and hinders nobody. A listener that also reads {@link #catalog} after it was registered
   * misses nothing.
   *
   * @param listener takes the new snapshot
   * @return ends it; a call that has begun may still come through
   */
  Registration onCatalogChange(Consumer<NodeCatalog> listener);

  /** A listener that is told. */
  interface Registration extends AutoCloseable {
    /** Tells it nothing more. Has no effect the second time. */
    @Override
    void close();
  }
}
