package io.remotemedia.core.schema;

import java.util.List;

/** A schema is not one that can be served safely; every reason is given. */
public final class SchemaRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not serialized: the exception never leaves the process. */
  private final transient List<String> reasons;

  /**
   * A refused schema.
   *
   * @param typeName the node type whose parameters it describes
   * @param reasons why, each with the place in the schema
   */
  public SchemaRefusedException(String typeName, List<String> reasons) {
    super(
        "the parameter schema of %s is refused: %s"
            .formatted(typeName, String.join("; ", reasons)));
    this.reasons = List.copyOf(reasons);
  }

  /**
   * Why the schema is refused.
   *
   * @return one sentence each
   */
  public List<String> reasons() {
    return reasons;
  }
}
