package io.remotemedia.core.plugin.internal.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells a file from its successor of the same name. Links are followed, so a link that is
 * turned to another file counts as a change.
 */
record FileSignature(long bytes, long modifiedMillis, String key, boolean isFile) {
  private static final FileSignature UNREADABLE = new FileSignature(-1, 0, "", false);

  static FileSignature of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileSignature(
          attributes.size(),
          attributes.lastModifiedTime().toMillis(),
          String.valueOf(attributes.fileKey()),
          attributes.isRegularFile());
    } catch (IOException e) {
      return UNREADABLE;
    }
  }
}
