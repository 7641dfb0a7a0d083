package io.remotemedia.server.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says in words what the file system refused: its own messages are the bare path. */
final class FileFailure {
  private FileFailure() {}

  static String text(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      default -> failure.getMessage();
    };
  }
}
