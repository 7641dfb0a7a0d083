package io.remotemedia.core.plugin.internal.archive;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a zip that {@link ArchiveCheck} has passed, into its private folder. */
public final class Unpacking {
  private Unpacking() {}

  /**
   * Unpacks the parts of a plugin: {@code classes/}, {@code lib/}, {@code META-INF/}.
   *
   * @param content a zip; a jar is left as it is
   * @throws PluginRefusal when it cannot be written, or has no classes and no libraries
   */
  public static void unpack(PluginContent content) throws PluginRefusal {
    if (!content.isZip()) {
      return;
    }
    Path target = content.unpacked();
    try (ZipFile zip = new ZipFile(content.file().toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (isPart(entry)) {
          write(zip, entry, target);
        }
      }
    } catch (IOException e) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_UNREADABLE,
          "the zip cannot be unpacked",
          List.of(Quoted.plain(String.valueOf(e), 300)));
    }
    if (!Files.isDirectory(content.own()) && content.libraries().isEmpty()) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_DESCRIPTOR,
          "the zip has neither classes/ nor lib/",
          List.of("a plugin is a jar, or a zip with classes/ (and META-INF in it) and lib/"));
    }
  }

  private static boolean isPart(ZipEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && (name.startsWith("classes/") || name.startsWith("lib/") || name.startsWith("META-INF/"));
  }

  private static void write(ZipFile zip, ZipEntry entry, Path target) throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    // Checked before, and once more where it matters.
    if (!file.startsWith(target)) {
      throw new IOException("an entry leads outside");
    }
    Files.createDirectories(file.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, file);
    }
  }
}
