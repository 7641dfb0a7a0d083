package io.remotemedia.core.plugin.internal.archive;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.ArchiveLimits;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether an archive is one that a build tool writes. Every entry is inflated once, within bounds:
 * the sizes that an archive declares may be wrong.
 */
public final class ArchiveCheck {
  /** Inflated sizes below this are harmless at any ratio. */
  private static final long SMALL = 16L << 20;

  private static final long MAX_RATIO = 200;
  private static final int MAX_SHOWN = 200;

  private final Path file;
  private final boolean isZip;
  private final ArchiveLimits limits;
  private final Set<String> names = new HashSet<>();
  private long inflated;

  private ArchiveCheck(Path file, boolean isZip, ArchiveLimits limits) {
    this.file = file;
    this.isZip = isZip;
    this.limits = limits;
  }

  /**
   * Checks an archive.
   *
   * @param file a private copy of it
   * @param isZip whether it is a zip with {@code classes/} and {@code lib/}, not a jar
   * @param limits how large it may be
   * @throws PluginRefusal when it is none, or not a plausible one
   */
  public static void require(Path file, boolean isZip, ArchiveLimits limits) throws PluginRefusal {
    new ArchiveCheck(file, isZip, limits).run();
  }

  private void run() throws PluginRefusal {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > limits.maxEntries()) {
        throw tooLarge("%d entries, at most %d".formatted(zip.size(), limits.maxEntries()));
      }
      requireDeclaredSizes(zip);
      byte[] buffer = new byte[1 << 16];
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        requireName(entry);
        inflate(zip, entry, buffer);
      }
      if (ArchiveEnd.hasLinks(file)) {
        throw oddEntry("an entry is a symbolic link", "");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_NO_ARCHIVE,
          "the file cannot be read as %s".formatted(isZip ? "a zip" : "a jar"),
          List.of(Quoted.plain(String.valueOf(e.getMessage()), MAX_SHOWN)));
    }
  }

  /** Cheap, and before anything is inflated. */
  private void requireDeclaredSizes(ZipFile zip) throws PluginRefusal {
    long sum = 0;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      sum += Math.max(0, all.nextElement().getSize());
      requireSum(sum);
    }
  }

  private void requireSum(long sum) throws PluginRefusal {
    if (sum > limits.maxInflatedBytes()) {
      throw tooLarge("more than %d bytes inflated".formatted(limits.maxInflatedBytes()));
    }
    long packed = Math.max(1, file.toFile().length());
    if (sum > SMALL && sum / packed > MAX_RATIO) {
      throw tooLarge(
          "%d bytes inflate to more than %d, beyond %d : 1".formatted(packed, sum, MAX_RATIO));
    }
  }

  private void inflate(ZipFile zip, ZipEntry entry, byte[] buffer)
      throws IOException, PluginRefusal {
    try (InputStream in = zip.getInputStream(entry)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        inflated += count;
        requireSum(inflated);
      }
    }
  }

  private void requireName(ZipEntry entry) throws PluginRefusal {
    String name = entry.getName();
    if (!names.add(name)) {
      throw oddEntry("an entry is there twice", name);
    }
    boolean leadsOutside =
        name.isEmpty()
            || name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf('\0') >= 0
            || name.indexOf(':') >= 0
            || List.of(name.split("/")).contains("..");
    if (leadsOutside) {
      throw oddEntry("an entry leads outside the archive", name);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean nested = lower.endsWith(".jar") || lower.endsWith(".zip") || lower.endsWith(".war");
    if (nested && !(isZip && lower.startsWith("lib/") && lower.endsWith(".jar"))) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_NESTED_ARCHIVE,
          "the archive contains another one, which nobody would load",
          List.of("entry " + Quoted.plain(name, MAX_SHOWN)));
    }
  }

  private static PluginRefusal oddEntry(String reason, String name) {
    return new PluginRefusal(
        DiagnosticCode.PLUGIN_ARCHIVE_ENTRY,
        reason,
        name.isEmpty() ? List.of() : List.of("entry " + Quoted.plain(name, MAX_SHOWN)));
  }

  private static PluginRefusal tooLarge(String reason) {
    return new PluginRefusal(
        DiagnosticCode.PLUGIN_ARCHIVE_LIMIT, "the archive has " + reason, List.of());
  }
}
