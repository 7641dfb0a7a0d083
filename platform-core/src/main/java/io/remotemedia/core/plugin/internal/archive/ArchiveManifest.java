package io.remotemedia.core.plugin.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Finds the manifest of a plugin. */
public final class ArchiveManifest {
  private ArchiveManifest() {}

  /**
   * Reads the manifest of a jar, or of an unpacked zip: that of {@code classes/}, else that of the
   * zip itself.
   *
   * @param content the plugin
   * @return the manifest; null when there is none
   * @throws IOException when it cannot be read
   */
  public static Manifest of(PluginContent content) throws IOException {
    if (!content.isZip()) {
      try (JarFile jar = new JarFile(content.file().toFile(), false)) {
        return jar.getManifest();
      }
    }
    for (Path folder : new Path[] {content.own(), content.unpacked()}) {
      Path manifest = folder.resolve(JarFile.MANIFEST_NAME);
      if (Files.isRegularFile(manifest)) {
        try (InputStream in = Files.newInputStream(manifest)) {
          return new Manifest(in);
        }
      }
    }
    return null;
  }
}
