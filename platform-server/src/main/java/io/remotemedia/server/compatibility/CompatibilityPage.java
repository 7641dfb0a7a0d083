package io.remotemedia.server.compatibility;

import java.util.List;
import java.util.stream.Collectors;

/** The published matrix, as Markdown. */
public final class CompatibilityPage {
  private CompatibilityPage() {}

  /**
   * Writes the page.
   *
   * @param table what is published
   * @return Markdown
   */
  public static String of(CompatibilityTable table) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Compatibility

        A client says its version in `client_version`. The server answers it in `GetVersion`, and
        refuses an execution of a version that it does not speak as `VERSION_MISMATCH`, naming what
        it accepts. The source of both, and of this page, is `compatibility.json` in the schemas.

        ## Clients

        | `client_version` | accepted | means | for example |
        |---|---|---|---|
        """);
    for (AcceptedVersions row : table.accepted()) {
      page.append(
          "| %s | yes | %s | %s |\n".formatted(row.shown(), row.means(), codes(row.examples())));
    }
    page.append("| anything else | no | | %s |\n".formatted(codes(table.refused())));
    page.append(
        """

        ## Releases

        | release | is | protocol | manifest | Node SPI | Java |
        |---|---|---|---|---|---|
        """);
    for (Release release : table.releases()) {
      page.append(
          "| %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  release.version(),
                  release.is(),
                  String.join(", ", release.protocols()),
                  String.join(", ", release.manifests()),
                  orNone(release.nodeSpi()),
                  orNone(release.java())));
    }
    page.append(
        """

        ## What keeps it true

        The protocol of each release is written down under `schemas/src/main/resources/remotemedia/released/`.
        The build compares the `.proto` files with it: what was released keeps its number, name, type
        and place, and additions to messages of the 0.2 runtime start at field 16. A client made from
        the descriptors of 0.2.1 runs against the server in the integration tests.
        """);
    return page.toString();
  }

  private static String codes(List<String> texts) {
    return texts.stream()
        .map(text -> text.isEmpty() ? "(empty)" : "`" + text + "`")
        .collect(Collectors.joining(", "));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
