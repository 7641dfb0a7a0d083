package io.remotemedia.server.grpc;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.plan.ComposedSchema;
import io.remotemedia.protocol.v1.GetManifestSchemaRequest;
import io.remotemedia.protocol.v1.GetManifestSchemaResponse;
import java.util.function.Supplier;

/** The composed schema of the catalogue that serves, put together once per revision. */
final class ManifestSchemas {
  private final Supplier<NodeCatalog> catalogs;
  private long revision = -1;
  private String tag;
  private String json;

  ManifestSchemas(Supplier<NodeCatalog> catalogs) {
    this.catalogs = catalogs;
  }

  synchronized GetManifestSchemaResponse answer(GetManifestSchemaRequest request) {
    NodeCatalog catalog = catalogs.get();
    if (catalog.revision() != revision) {
      ComposedSchema schema = ComposedSchema.of(catalog);
      tag = schema.revision();
      json = schema.json();
      revision = catalog.revision();
    }
    boolean known = tag.equals(request.getKnownTag());
    return GetManifestSchemaResponse.newBuilder()
        .setTag(tag)
        .setCatalogRevision(revision)
        .setNotModified(known)
        .setSchemaJson(known ? "" : json)
        .build();
  }
}
