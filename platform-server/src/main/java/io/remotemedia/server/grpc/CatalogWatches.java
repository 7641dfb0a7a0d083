package io.remotemedia.server.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.remotemedia.core.catalog.CatalogSource;
import io.remotemedia.protocol.v1.WatchCatalogResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The live watchers of the catalogue. Thread-safe. */
final class CatalogWatches {
  /** Editors, gateways and dashboards; more is a mistake of a client. */
  static final int MAX_WATCHES = 256;

  private final CatalogSource source;
  private final Set<CatalogWatch> live = new LinkedHashSet<>();
  private boolean draining;

  CatalogWatches(CatalogSource source) {
    this.source = source;
    // For the life of the server: watchers come and go, the source ends with the server.
    source.onCatalogChange(catalog -> all().forEach(CatalogWatch::update));
  }

  void open(ServerCallStreamObserver<WatchCatalogResponse> call) {
    CatalogWatch watch = new CatalogWatch(call, source);
    call.setOnReadyHandler(watch::update);
    call.setOnCancelHandler(() -> remove(watch));
    if (!add(watch)) {
      call.onError(
          Status.RESOURCE_EXHAUSTED
              .withDescription(
                  "%d calls watch the catalogue, no more than %d may"
                      .formatted(MAX_WATCHES, MAX_WATCHES))
              .asRuntimeException());
      return;
    }
    watch.update();
    if (isDraining()) {
      watch.complete();
    }
  }

  private synchronized boolean add(CatalogWatch watch) {
    return live.size() < MAX_WATCHES && live.add(watch);
  }

  private synchronized void remove(CatalogWatch watch) {
    watch.abandon();
    live.remove(watch);
  }

  private synchronized List<CatalogWatch> all() {
    return List.copyOf(live);
  }

  private synchronized boolean isDraining() {
    return draining;
  }

  /** Ends every watch OK, also one that is being opened now. */
  void drain() {
    synchronized (this) {
      draining = true;
    }
    all().forEach(CatalogWatch::complete);
  }
}
