package io.remotemedia.core.plugin;

import io.remotemedia.core.plugin.internal.host.OfflineVerdict;
import java.io.IOException;
import java.nio.file.Path;

/** Judges plugin files without a server, with the code that servers judge them with. */
public final class PluginVerifier {
  private PluginVerifier() {}

  /**
   * Judges a file as a server would: runs its code, but serves nothing. Whether other plugins serve
   * beside it is not asked.
   *
   * @param file a plugin
   * @param options how plugins are judged; folders are not read
   * @return the verdict: ACTIVE when a server would serve it
   */
  public static PluginStatus verify(Path file, PluginHostOptions options) {
    return OfflineVerdict.of(file, options);
  }

  /**
   * Judges a file against another version of the SPI, statically.
   *
   * @param file a plugin
   * @param spiJar the node-spi jar of the other server
   * @param options how plugins are judged; folders are not read
   * @return the verdict: ACTIVE when nothing speaks against it
   * @throws IOException when the jar is no node-spi
   */
  public static PluginStatus checkUpgrade(Path file, Path spiJar, PluginHostOptions options)
      throws IOException {
    return OfflineVerdict.against(file, spiJar, options);
  }
}
