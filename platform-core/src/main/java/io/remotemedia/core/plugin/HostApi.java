package io.remotemedia.core.plugin;

import java.util.List;

/** The packages that the host serves to plugins; everything else is a plugin's own. */
final class HostApi {
  private static final List<String> PACKAGES =
      List.of("io.remotemedia.spi", "org.pf4j", "org.slf4j");

  private HostApi() {}

  /** Whether plugins get this class from the host. */
  static boolean serves(String className) {
    return PACKAGES.stream().anyMatch(name -> className.startsWith(name + "."));
  }

  /** The host's package that a jar entry belongs to; null when to none. */
  static String packageOf(String entry) {
    if (!entry.endsWith(".class")) {
      return null;
    }
    String className = entry.replace('/', '.');
    return PACKAGES.stream()
        .filter(name -> className.startsWith(name + "."))
        .findFirst()
        .orElse(null);
  }
}
