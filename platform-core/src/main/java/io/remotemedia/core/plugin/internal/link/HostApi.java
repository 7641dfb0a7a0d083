package io.remotemedia.core.plugin.internal.link;

import java.util.List;

/**
 * The packages that the host serves to plugins; everything else beside the JDK is a plugin's own. A
 * test compares the list with what node-spi really depends on.
 */
public final class HostApi {
  private static final List<String> PACKAGES =
      List.of("io.remotemedia.spi", "org.pf4j", "org.slf4j");

  private HostApi() {}

  /**
   * Whether plugins get a class from the host.
   *
   * @param className with dots
   * @return true for the SPI and the API that it shows
   */
  public static boolean serves(String className) {
    return packageOf(className) != null;
  }

  /**
   * The host's package that a class belongs to.
   *
   * @param className with dots
   * @return null when to none
   */
  static String packageOf(String className) {
    for (String name : PACKAGES) {
      if (className.startsWith(name) && className.startsWith(".", name.length())) {
        return name;
      }
    }
    return null;
  }
}
