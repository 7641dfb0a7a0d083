package io.remotemedia.server.cli;

import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a manifest. */
final class ManifestFile {
  private ManifestFile() {}

  static ManifestSource.JsonText read(Path file) throws IOException {
    try {
      return ManifestText.decode(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    } catch (JsonSyntaxException e) {
      throw new IOException(
          "%s:%d:%d: %s"
              .formatted(file, e.position().line(), e.position().column(), e.getMessage()),
          e);
    }
  }
}
