package io.remotemedia.core.plugin.internal.descriptor;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.internal.pf4j.Versions;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.util.List;
import java.util.regex.Pattern;

/** The range of SPI versions that a plugin declares, and whether a version lies in it. */
public final class SpiRange {
  private static final Pattern EXACT = Pattern.compile("\\d+(\\.\\d+)*");

  private SpiRange() {}

  /**
   * Refuses a missing or open range, and one that the SPI is not in. An open range is refused
   * because the library reads an exact version as "this or anything newer".
   *
   * @param range as the plugin declares it; may be null
   * @param spiVersion the version that the server offers
   * @throws PluginRefusal when it does not fit
   */
  public static void require(String range, String spiVersion) throws PluginRefusal {
    if (range == null || range.isBlank() || range.trim().equals("*")) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_SPI_RANGE,
          "Plugin-Requires names no range of SPI versions; the server's SPI is " + spiVersion,
          List.of());
    }
    if (EXACT.matcher(range.trim()).matches()) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_SPI_RANGE,
          "Plugin-Requires \"%s\" is one version and has no upper bound; the server's SPI is %s"
              .formatted(range, spiVersion),
          List.of("PF4J reads one version as this one or anything newer"));
    }
    if (!contains(spiVersion, range)) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_SPI_MISMATCH,
          "the plugin requires SPI \"%s\", the server's is %s".formatted(range, spiVersion),
          List.of());
    }
    if (isOpen(range)) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_SPI_RANGE,
          "Plugin-Requires \"%s\" has no upper bound; the server's SPI is %s"
              .formatted(range, spiVersion),
          List.of());
    }
  }

  /** Whether a version that nobody will ever release still lies in the range. */
  private static boolean isOpen(String range) throws PluginRefusal {
    return contains("999999.0.0", range);
  }

  private static boolean contains(String version, String range) throws PluginRefusal {
    try {
      return Versions.isIn(version, range);
    } catch (IllegalArgumentException e) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_SPI_RANGE, "Plugin-Requires " + e.getMessage(), List.of());
    }
  }
}
