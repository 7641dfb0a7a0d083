package io.remotemedia.core.plugin.internal.trust;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.TrustPolicy;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whether a file is one that the operator trusts. What cannot be checked is refused: a list that
 * cannot be read allows nothing.
 */
public final class TrustCheck {
  private static final int SHA256_CHARS = 64;

  private TrustCheck() {}

  /**
   * Checks a file against a policy.
   *
   * @param content the private copy
   * @param policy what is asked for
   * @throws PluginRefusal when it is not trusted
   */
  public static void require(PluginContent content, TrustPolicy policy) throws PluginRefusal {
    if (policy.allowList().isPresent()) {
      requireListed(content.sha256(), policy.allowList().get());
    }
    if (policy.signers().isPresent()) {
      SignatureCheck.require(content.file(), policy.signers().get());
    }
  }

  private static void requireListed(String sha256, Path list) throws PluginRefusal {
    try {
      for (String line : Files.readAllLines(list)) {
        String entry = line.strip().toLowerCase(Locale.ROOT);
        boolean listed =
            entry.startsWith(sha256)
                && (entry.length() == SHA256_CHARS
                    || Character.isWhitespace(entry.charAt(SHA256_CHARS)));
        if (listed) {
          return;
        }
      }
    } catch (IOException e) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_NOT_ALLOWED,
          "the list of allowed plugins cannot be read, so none is allowed",
          List.of(Quoted.plain(String.valueOf(e), 300)));
    }
    throw new PluginRefusal(
        DiagnosticCode.PLUGIN_NOT_ALLOWED,
        "the checksum of the file is not on the list of allowed plugins",
        List.of("sha256 " + sha256));
  }
}
