package io.remotemedia.server.cli;

import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestText;
import io.remotemedia.core.manifest.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Reads the text of a manifest: JSON, or YAML by the name of the file. */
final class ManifestFile {
  /** Stands for the standard input. */
  static final String STDIN = "-";

  /** More is refused by length, so there is no point in reading it: 4 bytes a character. */
  private static final int MAX_BYTES = 4 * StrictJson.MAX_DOCUMENT_LENGTH + 16;

  private ManifestFile() {}

  /** As {@link #read(String)}, where a text that is no text is a failure of the file. */
  static ManifestSource.Text read(Path file) throws IOException {
    try {
      return read(file.toString());
    } catch (JsonSyntaxException e) {
      throw new IOException(
          "%s:%d:%d: %s"
              .formatted(file, e.position().line(), e.position().column(), e.getMessage()),
          e);
    }
  }

  /**
   * Reads a file, or the standard input.
   *
   * @throws IOException when it cannot be read
   * @throws JsonSyntaxException when it is no UTF-8
   */
  static ManifestSource.Text read(String file) throws IOException, JsonSyntaxException {
    if (file.equals(STDIN)) {
      ManifestSource.JsonText text = ManifestText.decode(bytes(System.in));
      return looksLikeJson(text.json()) ? text : new ManifestSource.YamlText(text.json());
    }
    ManifestSource.JsonText text = ManifestText.decode(bytes(Path.of(file)));
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? new ManifestSource.YamlText(text.json())
        : text;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a manifest");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(in);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    }
  }

  private static byte[] bytes(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length <= MAX_BYTES) {
      return bytes;
    }
    // Cut between characters: what is wrong with the text is its length, not its encoding.
    int end = MAX_BYTES;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  /** What a pipe brings has no name to tell by; a byte order mark is told as a fault of JSON. */
  private static boolean looksLikeJson(String text) {
    String start = text.stripLeading();
    return start.isEmpty() || "{[\"\ufeff".indexOf(start.charAt(0)) >= 0;
  }
}
