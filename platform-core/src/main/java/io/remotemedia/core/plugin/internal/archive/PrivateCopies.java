package io.remotemedia.core.plugin.internal.archive;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.ArchiveLimits;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The copies that the server judges and runs from: the operator's files are never held open, may be
 * replaced or deleted at any time, and cannot change between verdict and use.
 */
public final class PrivateCopies implements AutoCloseable {
  private final ArchiveLimits limits;
  private CopyFolder root;
  private int copies;
  private boolean closed;

  /**
   * Keeps copies in a folder for temporary files, made with the first copy.
   *
   * @param limits how large a file may be
   */
  public PrivateCopies(ArchiveLimits limits) {
    this.limits = limits;
  }

  /**
   * Copies a file.
   *
   * @param file as the operator dropped it
   * @return the copy and its checksum
   * @throws PluginRefusal when it is no readable file, or too large
   */
  public PluginContent copy(Path file) throws PluginRefusal {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_UNREADABLE,
          Files.isDirectory(file) ? "it is a folder" : "it is not a readable file",
          List.of());
    }
    try {
      requireSize(Files.size(file));
      Path folder = newFolder();
      // A name of our own: the operator's may be anything.
      boolean isZip = file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
      Path copy = folder.resolve(isZip ? "plugin.zip" : "plugin.jar");
      return new PluginContent(copy, isZip, folder, copyAndDigest(file, copy));
    } catch (IOException e) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_UNREADABLE,
          "the file cannot be copied",
          List.of(Quoted.plain(String.valueOf(e), 300)));
    }
  }

  private void requireSize(long bytes) throws PluginRefusal {
    if (bytes > limits.maxBytes()) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_ARCHIVE_LIMIT,
          "the file has %d bytes, at most %d are accepted".formatted(bytes, limits.maxBytes()),
          List.of());
    }
  }

  private synchronized Path newFolder() {
    if (closed) {
      throw new IllegalStateException("the plugin host is closed");
    }
    try {
      if (root == null) {
        root = CopyFolder.create();
      }
      return Files.createDirectory(root.path().resolve(Integer.toString(++copies)));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the private copies of plugins", e);
    }
  }

  private String copyAndDigest(Path file, Path copy) throws IOException, PluginRefusal {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        requireSize(total);
        out.write(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Deletes all copies. */
  @Override
  public synchronized void close() {
    closed = true;
    if (root != null) {
      root.close();
      root = null;
    }
  }
}
