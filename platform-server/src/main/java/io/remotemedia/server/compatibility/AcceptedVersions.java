package io.remotemedia.server.compatibility;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Client versions that the server speaks to, one kind of them.
 *
 * @param shown as people write it, for example {@code 0.2.x}
 * @param pattern what is accepted, from the first character to the last
 * @param means the protocol that is spoken with such a client
 * @param examples versions of this kind
 */
public record AcceptedVersions(String shown, Pattern pattern, String means, List<String> examples) {
  /** Copies the list. */
  public AcceptedVersions {
    examples = List.copyOf(examples);
  }

  boolean accepts(String version) {
    return pattern.matcher(version).matches();
  }
}
