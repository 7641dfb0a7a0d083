package io.remotemedia.core.manifest;

import io.remotemedia.core.manifest.internal.YamlReader;
import tools.jackson.databind.JsonNode;

/**
 * Reads YAML 1.2 (core schema) as far as it says what JSON could say. Anchors, aliases, tags,
 * several documents, keys that are no strings and equal keys are refused by name, and so is
 * everything that {@link StrictJson} refuses; its limits hold here, too.
 */
public final class StrictYaml {
  private StrictYaml() {}

  /**
   * Reads one document.
   *
   * @param text the text
   * @return its value
   * @throws JsonSyntaxException when the text breaks a rule; the first one in the text
   */
  public static JsonNode read(String text) throws JsonSyntaxException {
    return YamlReader.read(text).tree();
  }
}
