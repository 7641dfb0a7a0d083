package io.remotemedia.server.compatibility;

import java.util.List;

/**
 * What one release speaks.
 *
 * @param version of the server
 * @param is what it is, a few words
 * @param protocols versions of the wire protocol
 * @param manifests versions of the manifest format
 * @param nodeSpi version of the Node SPI that it serves to plugins; empty when it has none
 * @param java the Java release that it needs; empty when none
 */
public record Release(
    String version,
    String is,
    List<String> protocols,
    List<String> manifests,
    String nodeSpi,
    String java) {
  /** Copies the lists. */
  public Release {
    protocols = List.copyOf(protocols);
    manifests = List.copyOf(manifests);
  }
}
