package io.remotemedia.server.compatibility;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.diagnostic.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published compatibility table, {@code compatibility.json} of the schemas: the one source of
 * what the server answers and of what its documentation says. Immutable.
 *
 * @param protocolVersion the protocol that this server speaks best
 * @param protocols every protocol that it speaks
 * @param accepted the client versions that it speaks to
 * @param refused examples of versions that it does not speak to
 * @param releases what each release speaks, oldest first
 */
public record CompatibilityTable(
    String protocolVersion,
    List<String> protocols,
    List<AcceptedVersions> accepted,
    List<String> refused,
    List<Release> releases) {
  private static final String RESOURCE = "/remotemedia/compatibility.json";
  private static final int MAX_SHOWN = 64;

  /** Copies the lists. */
  public CompatibilityTable {
    protocols = List.copyOf(protocols);
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    releases = List.copyOf(releases);
  }

  /**
   * Reads the table that was built in.
   *
   * @return the table
   */
  public static CompatibilityTable load() {
    try (InputStream in = CompatibilityTable.class.getResourceAsStream(RESOURCE)) {
      return of(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CompatibilityTable of(JsonNode table) {
    List<AcceptedVersions> accepted = new ArrayList<>();
    for (JsonNode row : table.path("accepted_client_versions")) {
      accepted.add(
          new AcceptedVersions(
              text(row, "shown"),
              Pattern.compile(text(row, "pattern")),
              text(row, "means"),
              texts(row, "examples")));
    }
    List<Release> releases = new ArrayList<>();
    for (JsonNode row : table.path("releases")) {
      releases.add(
          new Release(
              text(row, "version"),
              text(row, "is"),
              texts(row, "protocols"),
              texts(row, "manifests"),
              text(row, "node_spi"),
              text(row, "java")));
    }
    return new CompatibilityTable(
        text(table, "protocol_version"),
        texts(table, "supported_protocols"),
        accepted,
        texts(table, "refused_client_versions"),
        releases);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString();
  }

  private static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    node.path(name).forEach(text -> texts.add(text.asString()));
    return texts;
  }

  /**
   * Whether the server speaks to a client.
   *
   * @param clientVersion as the client says it; empty for a client that does not
   * @return true when a row of the table accepts it
   */
  public boolean accepts(String clientVersion) {
    return accepted.stream().anyMatch(row -> row.accepts(clientVersion));
  }

  /**
   * Whether the server speaks to a client, for people.
   *
   * @param clientVersion as the client says it
   * @return one sentence; of a refusal it names what is accepted
   */
  public String message(String clientVersion) {
    if (accepts(clientVersion)) {
      return "client version \"%s\" is compatible".formatted(clientVersion);
    }
    String shown = accepted.stream().map(AcceptedVersions::shown).collect(Collectors.joining(", "));
    return "client version \"%s\" is not supported; accepted are %s"
        .formatted(Quoted.plain(clientVersion, MAX_SHOWN), shown);
  }

  /**
   * Lets compatible clients through.
   *
   * @param clientVersion as the client says it
   * @throws PipelineException for a version that is not accepted
   */
  public void require(String clientVersion) throws PipelineException {
    if (!accepts(clientVersion)) {
      throw new PipelineException(
          Fault.of(DiagnosticCode.VERSION_MISMATCH, message(clientVersion)));
    }
  }
}
