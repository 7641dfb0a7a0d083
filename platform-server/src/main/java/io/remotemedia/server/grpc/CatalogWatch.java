package io.remotemedia.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.remotemedia.core.catalog.CatalogSource;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.protocol.v1.CatalogChange;
import io.remotemedia.protocol.v1.CatalogChanges;
import io.remotemedia.protocol.v1.CatalogState;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import io.remotemedia.protocol.v1.WatchCatalogResponse;
import io.remotemedia.server.catalog.CatalogMessages;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One watcher of the catalogue. It is written to only while it keeps up; what it missed reaches it
 * as one difference between what it was told last and what is. So a slow watcher costs one list of
 * summaries, which hold no plugin class: a plugin that was unloaded stays collectable.
 */
final class CatalogWatch {
  private final ServerCallStreamObserver<WatchCatalogResponse> call;
  private final CatalogSource source;
  private SortedMap<String, NodeTypeSummary> told;
  private long toldRevision;
  private boolean ended;

  CatalogWatch(ServerCallStreamObserver<WatchCatalogResponse> call, CatalogSource source) {
    this.call = call;
    this.source = source;
  }

  /** Tells what is new, if there is anything and the watcher keeps up. */
  synchronized void update() {
    if (ended || !call.isReady()) {
      return;
    }
    NodeCatalog catalog = source.catalog();
    if (told != null && catalog.revision() == toldRevision) {
      return;
    }
    SortedMap<String, NodeTypeSummary> types = CatalogMessages.summaries(catalog);
    WatchCatalogResponse.Builder message =
        WatchCatalogResponse.newBuilder().setCatalogRevision(catalog.revision());
    if (told == null) {
      message.setState(CatalogState.newBuilder().addAllNodeTypes(types.values()));
    } else {
      message.setChanges(changes(told, types));
    }
    told = types;
    toldRevision = catalog.revision();
    call.onNext(message.build());
  }

  /** Ends it OK: the server drains. */
  synchronized void complete() {
    if (!ended) {
      ended = true;
      call.onCompleted();
    }
  }

  /** The client has gone. */
  synchronized void abandon() {
    ended = true;
  }

  static CatalogChanges changes(
      SortedMap<String, NodeTypeSummary> before, SortedMap<String, NodeTypeSummary> now) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    CatalogChanges.Builder changes = CatalogChanges.newBuilder();
    for (String name : names) {
      NodeTypeSummary old = before.get(name);
      NodeTypeSummary present = now.get(name);
      if (present == null) {
        changes.addChanges(change(CatalogChange.Kind.KIND_REMOVED, old));
      } else if (old == null) {
        changes.addChanges(change(CatalogChange.Kind.KIND_ADDED, present));
      } else if (!old.equals(present)) {
        changes.addChanges(change(CatalogChange.Kind.KIND_CHANGED, present));
      }
    }
    return changes.build();
  }

  private static CatalogChange change(CatalogChange.Kind kind, NodeTypeSummary type) {
    return CatalogChange.newBuilder().setKind(kind).setNodeType(type).build();
  }
}
