package io.remotemedia.core.schema.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** JSON Schema 2020-12 described in itself. */
public final class MetaSchema {
  /** The name of the dialect. */
  public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private static final int MAX_REASONS = 20;

  private MetaSchema() {}

  /** Read from the validator's own jar, once. */
  private static final class Holder {
    private static final Schema SCHEMA =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(DIALECT));
  }

  /**
   * Checks whether a document is a schema.
   *
   * @param document any JSON object
   * @return what is wrong with it, each with its place
   */
  public static List<String> violations(JsonNode document) {
    return Holder.SCHEMA.validate(document).stream()
        .limit(MAX_REASONS)
        .map(MetaSchema::reason)
        .toList();
  }

  private static String reason(Error error) {
    return "at %s: %s"
        .formatted(Places.of(error.getInstanceLocation().toString()), error.getMessage());
  }
}
