package io.remotemedia.core.diagnostic;

import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of a JSON Patch (RFC 6902). Paths are JSON pointers (RFC 6901); the last segment of
 * a path to add may be {@code -}, the end of an array.
 */
public sealed interface PatchOperation {
  /**
   * Where it acts.
   *
   * @return JSON pointer
   */
  String path();

  /**
   * The operation as RFC 6902 writes it.
   *
   * @return a JSON object
   */
  JsonNode tree();

  /**
   * Adds a member or an item.
   *
   * @param path where it will stand
   * @param value what is added
   */
  record Add(String path, JsonNode value) implements PatchOperation {
    /** Checks that nothing is missing. */
    public Add {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(value, "value");
    }

    @Override
    public JsonNode tree() {
      ObjectNode tree = named("add", path);
      tree.set("value", value);
      return tree;
    }
  }

  /**
   * Removes a member or an item.
   *
   * @param path where it stands
   */
  record Remove(String path) implements PatchOperation {
    /** Checks that nothing is missing. */
    public Remove {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public JsonNode tree() {
      return named("remove", path);
    }
  }

  /**
   * Puts another value in the place of one.
   *
   * @param path where it stands
   * @param value the new one
   */
  record Replace(String path, JsonNode value) implements PatchOperation {
    /** Checks that nothing is missing. */
    public Replace {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(value, "value");
    }

    @Override
    public JsonNode tree() {
      ObjectNode tree = named("replace", path);
      tree.set("value", value);
      return tree;
    }
  }

  /**
   * Moves a member; within one object this gives it another name.
   *
   * @param from where it stands
   * @param path where it will stand
   */
  record Move(String from, String path) implements PatchOperation {
    /** Checks that nothing is missing. */
    public Move {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(path, "path");
    }

    @Override
    public JsonNode tree() {
      ObjectNode tree = JsonNodeFactory.instance.objectNode();
      return tree.put("op", "move").put("from", from).put("path", path);
    }
  }

  private static ObjectNode named(String operation, String path) {
    return JsonNodeFactory.instance.objectNode().put("op", operation).put("path", path);
  }
}
