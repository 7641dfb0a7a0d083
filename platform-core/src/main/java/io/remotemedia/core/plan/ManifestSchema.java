package io.remotemedia.core.plan;

import io.remotemedia.core.schema.CompiledSchema;
import io.remotemedia.core.schema.SchemaRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The manifest schema of the platform, compiled once. */
final class ManifestSchema {
  private static final String RESOURCE = "/remotemedia/schema/manifest.v1.schema.json";

  private ManifestSchema() {}

  private static final class Holder {
    private static final CompiledSchema SCHEMA = load();

    private static CompiledSchema load() {
      try (InputStream in = ManifestSchema.class.getResourceAsStream(RESOURCE)) {
        return CompiledSchema.ofPlatform(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SchemaRefusedException e) {
        throw new IllegalStateException("the manifest schema is broken", e);
      }
    }
  }

  static CompiledSchema get() {
    return Holder.SCHEMA;
  }
}
