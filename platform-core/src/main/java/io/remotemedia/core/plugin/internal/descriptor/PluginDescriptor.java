package io.remotemedia.core.plugin.internal.descriptor;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.Capability;
import io.remotemedia.core.plugin.internal.pf4j.Versions;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * What the manifest of a plugin says of it.
 *
 * @param pluginId its id
 * @param version its version
 * @param pluginClass a class with start and stop of its own; null for none
 * @param requires the range of SPI versions, not yet checked; may be null
 * @param dependencies the plugins that it needs
 * @param capabilities what it declares to do
 */
public record PluginDescriptor(
    String pluginId,
    String version,
    String pluginClass,
    String requires,
    List<PluginDependency> dependencies,
    Set<Capability> capabilities) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Pattern VERSION =
      Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
  private static final int MAX_SHOWN = 200;

  /** Copies the collections. */
  public PluginDescriptor {
    dependencies = List.copyOf(dependencies);
    capabilities = Set.copyOf(capabilities);
  }

  /**
   * Reads a manifest.
   *
   * @param manifest null when the archive has none
   * @return the descriptor
   * @throws PluginRefusal when something is missing or malformed
   */
  public static PluginDescriptor of(Manifest manifest) throws PluginRefusal {
    if (manifest == null) {
      throw refusal("the archive has no META-INF/MANIFEST.MF");
    }
    Attributes attributes = manifest.getMainAttributes();
    String id = required(attributes, "Plugin-Id", ID);
    String version = required(attributes, "Plugin-Version", VERSION);
    requireVersion(version);
    return new PluginDescriptor(
        id,
        version,
        attributes.getValue("Plugin-Class"),
        attributes.getValue("Plugin-Requires"),
        dependencies(attributes.getValue("Plugin-Dependencies")),
        capabilities(attributes.getValue("Plugin-Capabilities")));
  }

  private static PluginRefusal refusal(String reason) {
    return new PluginRefusal(DiagnosticCode.PLUGIN_DESCRIPTOR, reason, List.of());
  }

  private static String required(Attributes attributes, String name, Pattern pattern)
      throws PluginRefusal {
    String value = attributes.getValue(name);
    if (value == null) {
      throw refusal("the manifest has no " + name);
    }
    if (!pattern.matcher(value).matches()) {
      throw refusal(
          "%s is %s, which does not match %s"
              .formatted(name, Quoted.text(Quoted.plain(value, MAX_SHOWN)), pattern.pattern()));
    }
    return value;
  }

  private static void requireVersion(String version) throws PluginRefusal {
    try {
      Versions.compare(version, version);
    } catch (RuntimeException e) {
      throw refusal("Plugin-Version \"%s\" is no semantic version".formatted(version));
    }
  }

  private static List<PluginDependency> dependencies(String text) throws PluginRefusal {
    List<PluginDependency> dependencies = new ArrayList<>();
    for (String part : items(text)) {
      int at = part.indexOf('@');
      String name = (at < 0 ? part : part.substring(0, at)).strip();
      String range = at < 0 ? "*" : part.substring(at + 1).strip();
      boolean optional = name.endsWith("?");
      String id = optional ? name.substring(0, name.length() - 1) : name;
      if (!ID.matcher(id).matches()) {
        throw refusal("Plugin-Dependencies names \"%s\", which is no plugin id".formatted(id));
      }
      requireRange(id, range);
      dependencies.add(new PluginDependency(id, range, optional));
    }
    return dependencies;
  }

  private static void requireRange(String id, String range) throws PluginRefusal {
    try {
      Versions.isIn("1.0.0", range);
    } catch (IllegalArgumentException e) {
      throw refusal("Plugin-Dependencies: for %s, %s".formatted(id, e.getMessage()));
    }
  }

  private static Set<Capability> capabilities(String text) throws PluginRefusal {
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    for (String part : items(text)) {
      try {
        capabilities.add(Capability.valueOf(part.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw refusal(
            "Plugin-Capabilities names \"%s\"; accepted are %s"
                .formatted(
                    part, List.of(Capability.values()).stream().map(Capability::label).toList()));
      }
    }
    return capabilities;
  }

  private static List<String> items(String text) {
    return text == null || text.isBlank()
        ? List.of()
        : List.of(text.split(",")).stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
  }
}
