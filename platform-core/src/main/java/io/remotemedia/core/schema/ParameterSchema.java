package io.remotemedia.core.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a node type's parameters. Immutable, thread-safe. */
public interface ParameterSchema {
  /**
   * The schema as it was contributed.
   *
   * @return a JSON Schema document; not to be changed
   */
  JsonNode document();

  /**
   * Puts the defaults of the schema where parameters are absent.
   *
   * @param parameters validated parameters
   * @return a copy with defaults
   */
  ObjectNode withDefaults(ObjectNode parameters);
}
