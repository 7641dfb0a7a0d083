package io.remotemedia.core.manifest;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A manifest as a JSON tree, whichever way it was given.
 *
 * @param root the tree, not checked against any schema
 * @param text the text that it was read from; empty when it was given as a structure
 * @param parameterTexts of a structure: the texts of parameters, by their JSON pointers
 * @param faults parameters of a structure whose text could not be read, by their JSON pointers;
 *     they are absent in the tree
 */
public record ManifestTree(
    JsonNode root,
    Optional<ManifestSource.Text> text,
    Map<String, String> parameterTexts,
    Map<String, JsonSyntaxException> faults) {
  /** Number of separators in the pointer to the parameters of a node. */
  private static final int PARAMETERS_DEPTH = 3;

  /** Copies the maps. */
  public ManifestTree {
    parameterTexts = Map.copyOf(parameterTexts);
    faults = Map.copyOf(faults);
  }

  /**
   * Reads a manifest.
   *
   * @param source the manifest as it was given
   * @return its tree
   * @throws JsonSyntaxException when it is a text that cannot be read, or a structure that is too
   *     large
   */
  public static ManifestTree of(ManifestSource source) throws JsonSyntaxException {
    return switch (source) {
      case ManifestSource.JsonText text -> ofText(StrictJson.read(text.json()), text);
      case ManifestSource.YamlText text -> ofText(StrictYaml.read(text.yaml()), text);
      case ManifestSource.Structure structure -> new StructureReader(structure).read();
    };
  }

  private static ManifestTree ofText(JsonNode root, ManifestSource.Text text) {
    return new ManifestTree(root, Optional.of(text), Map.of(), Map.of());
  }

  /**
   * Whether it was given as text, so that its values have places.
   *
   * @return false for a structure
   */
  public boolean hasText() {
    return text.isPresent();
  }

  /**
   * The text of a structure in which a value stands.
   *
   * @param pointer JSON pointer to a value
   * @return JSON pointer of the parameters around it; empty when it stands in no text
   */
  public String textAround(String pointer) {
    int end = 0;
    for (int i = 0; i < PARAMETERS_DEPTH && end >= 0; i++) {
      end = pointer.indexOf('/', end + (i == 0 ? 0 : 1));
    }
    if (end < 0) {
      return "";
    }
    int next = pointer.indexOf('/', end + 1);
    String parameters = next < 0 ? pointer : pointer.substring(0, next);
    return parameterTexts.containsKey(parameters) ? parameters : "";
  }
}
