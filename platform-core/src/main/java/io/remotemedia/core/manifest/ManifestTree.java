package io.remotemedia.core.manifest;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A manifest as a JSON tree, whichever way it was given.
 *
 * @param root the tree, not checked against any schema
 * @param text the text that it was read from; empty when it was given as a structure
 * @param faults parameters of a structure whose text could not be read; they are absent in the tree
 */
public record ManifestTree(
    JsonNode root, Optional<ManifestSource.Text> text, List<ParamsFault> faults) {
  /** Copies the list. */
  public ManifestTree {
    faults = List.copyOf(faults);
  }

  /**
   * Parameters that are no JSON.
   *
   * @param pointer JSON pointer of the parameters in the manifest
   * @param cause what is wrong, with the place within the text of the parameters
   */
  public record ParamsFault(String pointer, JsonSyntaxException cause) {}

  /**
   * Reads a manifest.
   *
   * @param source the manifest as it was given
   * @return its tree
   * @throws JsonSyntaxException when it is a text that is no JSON
   */
  public static ManifestTree of(ManifestSource source) throws JsonSyntaxException {
    return switch (source) {
      case ManifestSource.JsonText text ->
          new ManifestTree(StrictJson.read(text.json()), Optional.of(text), List.of());
      case ManifestSource.YamlText text ->
          new ManifestTree(StrictYaml.read(text.yaml()), Optional.of(text), List.of());
      case ManifestSource.Structure structure -> new StructureReader(structure).read();
    };
  }

  /**
   * Whether it was given as text, so that its values have places.
   *
   * @return false for a structure
   */
  public boolean hasText() {
    return text.isPresent();
  }
}
