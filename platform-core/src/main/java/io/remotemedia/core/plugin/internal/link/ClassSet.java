package io.remotemedia.core.plugin.internal.link;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** All classes of a plugin and its libraries, read and not loaded. */
final class ClassSet {
  /** Classes that a multi-release jar keeps for one Java release. */
  private static final Pattern RELEASE = Pattern.compile("^META-INF/versions/\\d+/");

  private static final int MAGIC = 0xcafebabe;

  private final Map<String, ClassUnit> units = new HashMap<>();

  private ClassSet() {}

  static ClassSet read(PluginContent content) throws PluginRefusal {
    ClassSet set = new ClassSet();
    try {
      if (content.isZip()) {
        set.readFolder(content.own());
        for (Path library : content.libraries()) {
          set.readJar(library, false);
        }
      } else {
        set.readJar(content.file(), true);
      }
    } catch (IOException e) {
      throw broken("the classes cannot be read", Quoted.plain(String.valueOf(e), 300));
    }
    return set;
  }

  private void readFolder(Path folder) throws IOException, PluginRefusal {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        add(name, Files.readAllBytes(file), true);
      }
    }
  }

  private void readJar(Path jar, boolean own) throws IOException, PluginRefusal {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            add(entry.getName(), in.readAllBytes(), own);
          }
        }
      }
    }
  }

  private void add(String entry, byte[] bytes, boolean own) throws PluginRefusal {
    String name = RELEASE.matcher(entry).replaceFirst("");
    requireForeignPackage(name, entry);
    if (name.equals("module-info.class")) {
      return;
    }
    requireVersion(entry, bytes);
    try {
      ClassUnit unit = new ClassUnit(ClassFile.of().parse(bytes), own);
      // Parsing is lazy; this reads what everything else hangs on.
      unit.parents();
      units.putIfAbsent(unit.name(), unit);
    } catch (IllegalArgumentException e) {
      throw broken(
          "a class file is broken",
          "entry %s: %s".formatted(entry, Quoted.plain(String.valueOf(e.getMessage()), 200)));
    }
  }

  private static void requireForeignPackage(String name, String entry) throws PluginRefusal {
    String className = name.replace('/', '.');
    String hostPackage = className.startsWith("java.") ? "the JDK" : HostApi.packageOf(className);
    if (hostPackage != null) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_BUNDLES_HOST,
          "the plugin bundles a copy of %s, which the host serves".formatted(hostPackage),
          List.of("entry " + Quoted.plain(entry, 200)));
    }
  }

  private static void requireVersion(String entry, byte[] bytes) throws PluginRefusal {
    boolean isClassFile =
        bytes.length > 8
            && ((bytes[0] & 0xff) << 24
                    | (bytes[1] & 0xff) << 16
                    | (bytes[2] & 0xff) << 8
                    | bytes[3] & 0xff)
                == MAGIC;
    if (!isClassFile) {
      throw broken("a class file is broken", "entry " + Quoted.plain(entry, 200));
    }
    int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    int latest = ClassFile.latestMajorVersion();
    if (major > latest) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_CLASS_VERSION,
          "a class has class-file version %d (Java %d), this server reads up to %d (Java %d)"
              .formatted(major, major - 44, latest, latest - 44),
          List.of("entry " + Quoted.plain(entry, 200)));
    }
  }

  private static PluginRefusal broken(String reason, String evidence) {
    return new PluginRefusal(DiagnosticCode.PLUGIN_CLASS_FILE, reason, List.of(evidence));
  }

  Collection<ClassUnit> all() {
    return units.values();
  }

  /** The plugin's own classes, sorted by name. */
  List<ClassUnit> own() {
    return units.values().stream()
        .filter(ClassUnit::own)
        .sorted(Comparator.comparing(ClassUnit::name))
        .toList();
  }

  /** Null when the plugin has no such class. */
  ClassUnit find(String name) {
    return units.get(name);
  }
}
