package io.remotemedia.core.diagnostic;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON Patch (RFC 6902) on a manifest: operations, each on the result of those before it.
 *
 * @param operations in their order
 */
public record JsonPatch(List<PatchOperation> operations) {
  /** Copies the list. */
  public JsonPatch {
    operations = List.copyOf(operations);
  }

  /**
   * A patch.
   *
   * @param operations in their order
   * @return the patch
   */
  public static JsonPatch of(PatchOperation... operations) {
    return new JsonPatch(List.of(operations));
  }

  /**
   * The patch as RFC 6902 writes it.
   *
   * @return a JSON array
   */
  public JsonNode tree() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    operations.forEach(operation -> array.add(operation.tree()));
    return array;
  }

  /**
   * The patch as text.
   *
   * @return a JSON array on one line
   */
  public String json() {
    return tree().toString();
  }
}
