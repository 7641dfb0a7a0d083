package io.remotemedia.server.fleet;

import io.remotemedia.protocol.v1.Availability;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one instance runs and serves.
 *
 * @param address where it listens
 * @param version of the server
 * @param types by name: version and plugin of each node type, or why it does not serve
 */
public record InstanceCatalog(String address, String version, Map<String, String> types) {
  private static final int SHOWN_DIGITS = 12;

  /** Sorts the types. */
  public InstanceCatalog {
    types = new TreeMap<>(types);
  }

  /**
   * Reads the answers of an instance.
   *
   * @param address where it listens
   * @param version of the server
   * @param listed its list of node types
   * @return the instance
   */
  public static InstanceCatalog of(String address, String version, List<NodeTypeSummary> listed) {
    Map<String, String> types = new TreeMap<>();
    listed.forEach(type -> types.put(type.getName(), text(type)));
    return new InstanceCatalog(address, version, types);
  }

  private static String text(NodeTypeSummary type) {
    String plugin = "%s %s".formatted(type.getPluginId(), type.getPluginVersion()).strip();
    return type.getAvailability() == Availability.AVAILABILITY_AVAILABLE
        ? "%s (%s)".formatted(type.getVersion(), plugin)
        : "not available (%s)".formatted(plugin);
  }

  /**
   * The same on all instances that serve the same.
   *
   * @return the first digits of the SHA-256 of the types
   */
  public String digest() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(types.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
