package io.remotemedia.core.plugin;

import io.remotemedia.spi.SpiVersion;
import java.util.List;
import org.pf4j.DefaultVersionManager;

/** The range of SPI versions that a plugin declares, and whether ours lies in it. */
final class SpiRange {
  private static final DefaultVersionManager VERSIONS = new DefaultVersionManager();

  private SpiRange() {}

  /**
   * Refuses a missing or open range, and one that this host's version is not in. An open range is
   * refused because the library reads an exact version as "this or anything newer".
   */
  static void require(String range) throws PluginRefusal {
    String example = "set Plugin-Requires to a range such as >=1.0.0 & <2.0.0";
    if (range == null || range.isBlank() || range.trim().equals("*")) {
      throw new PluginRefusal("Plugin-Requires names no range of SPI versions", List.of(), example);
    }
    if (!range.contains("<") && !range.contains("~") && !range.contains("^")) {
      throw new PluginRefusal(
          "Plugin-Requires \"%s\" has no upper bound; this host's SPI is %s"
              .formatted(range, SpiVersion.CURRENT),
          List.of(),
          example);
    }
    if (!contains(range, example)) {
      throw new PluginRefusal(
          "the plugin requires SPI \"%s\", this host's is %s".formatted(range, SpiVersion.CURRENT),
          List.of(),
          "use a build of the plugin for SPI %s, or a host that fits"
              .formatted(SpiVersion.CURRENT));
    }
  }

  private static boolean contains(String range, String example) throws PluginRefusal {
    try {
      return VERSIONS.checkVersionConstraint(SpiVersion.CURRENT, range);
    } catch (RuntimeException e) {
      throw new PluginRefusal(
          "Plugin-Requires \"%s\" is no range of versions".formatted(range), e, example);
    }
  }
}
