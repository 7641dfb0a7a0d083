package io.remotemedia.core.catalog;

/** Is told of new catalogues. */
@FunctionalInterface
public interface CatalogListener {
  /**
   * A new snapshot serves. Called in the order of the revisions, never twice at once, on a thread
   * of the host, so it must be short; a failure is logged and changes nothing.
   *
   * @param catalog the snapshot
   */
  void catalogChanged(NodeCatalog catalog);
}
