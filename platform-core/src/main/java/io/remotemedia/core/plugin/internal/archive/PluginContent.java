package io.remotemedia.core.plugin.internal.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * The private copy of a plugin, ready to be judged and loaded.
 *
 * @param file the copy of the operator's file
 * @param isZip whether it is a zip with {@code classes/} and {@code lib/}, not a jar
 * @param folder the folder of this copy alone
 * @param sha256 checksum of the file, hexadecimal
 */
public record PluginContent(Path file, boolean isZip, Path folder, String sha256) {
  /**
   * Where the plugin's own classes are.
   *
   * @return a jar or a folder
   */
  public Path own() {
    return isZip ? folder.resolve("unpacked").resolve("classes") : file;
  }

  /**
   * The folder that a zip is unpacked to.
   *
   * @return exists once it was unpacked
   */
  public Path unpacked() {
    return folder.resolve("unpacked");
  }

  /**
   * The libraries that the plugin brings.
   *
   * @return jars, sorted by name
   */
  public List<Path> libraries() {
    return isZip ? Folders.jars(unpacked().resolve("lib")) : List.of();
  }
}
