package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which client versions the server speaks to, read from the published compatibility table. */
final class Compatibility {
  private static final String TABLE = "/remotemedia/compatibility.json";
  private static final int MAX_SHOWN = 64;

  private final String protocolVersion;
  private final List<String> protocols = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final List<Pattern> patterns = new ArrayList<>();

  private Compatibility(JsonNode table) {
    protocolVersion = table.path("protocol_version").asString();
    table.path("supported_protocols").forEach(protocol -> protocols.add(protocol.asString()));
    for (JsonNode row : table.path("accepted_client_versions")) {
      shown.add(row.path("shown").asString());
      patterns.add(Pattern.compile(row.path("pattern").asString()));
    }
  }

  static Compatibility load() {
    try (InputStream in = Compatibility.class.getResourceAsStream(TABLE)) {
      return new Compatibility(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String protocolVersion() {
    return protocolVersion;
  }

  List<String> protocols() {
    return protocols;
  }

  boolean accepts(String clientVersion) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(clientVersion).matches());
  }

  String message(String clientVersion) {
    return accepts(clientVersion)
        ? "client version \"%s\" is compatible".formatted(clientVersion)
        : "client version \"%s\" is not supported; accepted are %s"
            .formatted(abbreviated(clientVersion), String.join(", ", shown));
  }

  void require(String clientVersion) throws PipelineException {
    if (!accepts(clientVersion)) {
      throw new PipelineException(
          Fault.of(DiagnosticCode.VERSION_MISMATCH, message(clientVersion)));
    }
  }

  private static String abbreviated(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= MAX_SHOWN ? printable : printable.substring(0, MAX_SHOWN) + "…";
  }
}
