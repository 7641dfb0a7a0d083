package io.remotemedia.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * What a jar says of itself, read without loading a class of it.
 *
 * @param pluginId {@code Plugin-Id}
 * @param version {@code Plugin-Version}, a semantic version
 * @param requires {@code Plugin-Requires}, a range of SPI versions
 * @param dependencies ids of other plugins that it depends on, from {@code Plugin-Dependencies}
 */
record PluginJarDescriptor(
    String pluginId, String version, String requires, List<String> dependencies) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Pattern VERSION =
      Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
  private static final String EXTENSIONS_INDEX = "META-INF/extensions.idx";

  /** Reads the descriptor and checks that the jar can be a plugin at all. */
  static PluginJarDescriptor read(Path jar) throws PluginRefusal {
    requireFile(jar);
    try (JarFile file = new JarFile(jar.toFile())) {
      requirePlausibleEntries(file);
      Manifest manifest = file.getManifest();
      if (manifest == null) {
        throw new PluginRefusal(
            "the jar has no manifest", List.of(), "build it with META-INF/MANIFEST.MF");
      }
      PluginJarDescriptor descriptor = of(manifest.getMainAttributes());
      if (file.getEntry(EXTENSIONS_INDEX) == null) {
        throw new PluginRefusal(
            "the jar has no " + EXTENSIONS_INDEX + ", so it contributes no node type",
            List.of(),
            "build it with the annotation processor org.pf4j.processor.ExtensionAnnotationProcessor");
      }
      return descriptor;
    } catch (IOException e) {
      throw new PluginRefusal(
          "the file cannot be read as a jar", e, "copy it again; it may be incomplete");
    }
  }

  private static void requireFile(Path jar) throws PluginRefusal {
    if (!Files.isRegularFile(jar) || !Files.isReadable(jar)) {
      throw new PluginRefusal(
          "not a readable file", List.of(), "put a jar file there, readable for the server");
    }
  }

  private static void requirePlausibleEntries(JarFile file) throws PluginRefusal {
    Set<String> seen = new HashSet<>();
    for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
      String name = entries.nextElement().getName();
      if (!seen.add(name) || name.startsWith("/") || List.of(name.split("/")).contains("..")) {
        throw new PluginRefusal(
            "the jar has an entry that is doubled or leads outside",
            List.of("entry " + name),
            "build the jar again with the usual tools");
      }
      String hostPackage = HostApi.packageOf(name);
      if (hostPackage != null) {
        throw new PluginRefusal(
            "the jar bundles a copy of %s, which the host serves".formatted(hostPackage),
            List.of("entry " + name),
            "declare node-spi, pf4j and slf4j-api with scope provided and build again");
      }
    }
  }

  private static PluginJarDescriptor of(Attributes attributes) throws PluginRefusal {
    String id = required(attributes, "Plugin-Id", ID);
    String version = required(attributes, "Plugin-Version", VERSION);
    String requires = attributes.getValue("Plugin-Requires");
    SpiRange.require(requires);
    String dependencies = attributes.getValue("Plugin-Dependencies");
    return new PluginJarDescriptor(id, version, requires, idsOf(dependencies));
  }

  private static List<String> idsOf(String dependencies) {
    if (dependencies == null || dependencies.isBlank()) {
      return List.of();
    }
    return List.of(dependencies.split(",")).stream()
        .map(dependency -> dependency.trim().split("[@?]")[0])
        .toList();
  }

  private static String required(Attributes attributes, String name, Pattern pattern)
      throws PluginRefusal {
    String value = attributes.getValue(name);
    if (value == null || !pattern.matcher(value).matches()) {
      throw new PluginRefusal(
          value == null
              ? "the manifest has no " + name
              : "%s is \"%s\", which does not match %s".formatted(name, value, pattern.pattern()),
          List.of(),
          "set %s in the jar's manifest".formatted(name));
    }
    return value;
  }
}
