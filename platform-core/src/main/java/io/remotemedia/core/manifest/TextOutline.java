package io.remotemedia.core.manifest;

import io.remotemedia.core.manifest.internal.JsonOutline;
import io.remotemedia.core.manifest.internal.YamlReader;

/** The places of everything in a manifest's text. */
public final class TextOutline {
  private TextOutline() {}

  /**
   * Outlines a text.
   *
   * @param source the text
   * @return its value, with the place of every value in it
   * @throws JsonSyntaxException when it cannot be read
   */
  public static OutlineNode of(ManifestSource.Text source) throws JsonSyntaxException {
    return switch (source) {
      case ManifestSource.JsonText json -> {
        StrictJson.read(json.json());
        yield JsonOutline.of(json.json());
      }
      case ManifestSource.YamlText yaml -> YamlReader.read(yaml.yaml()).outline();
    };
  }
}
