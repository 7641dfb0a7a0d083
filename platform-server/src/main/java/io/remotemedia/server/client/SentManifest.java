package io.remotemedia.server.client;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestTree;
import io.remotemedia.core.manifest.OutlineNode;
import io.remotemedia.core.manifest.Position;
import io.remotemedia.core.manifest.TextOutline;
import java.util.List;

/**
 * A manifest on its way to a server, which takes JSON: YAML is sent as the JSON that it stands for,
 * and what the server finds is put back to its place in the YAML.
 */
final class SentManifest {
  private final ManifestSource.Text source;
  private final String json;
  private final OutlineNode outline;

  private SentManifest(ManifestSource.Text source, String json, OutlineNode outline) {
    this.source = source;
    this.json = json;
    this.outline = outline;
  }

  /**
   * Prepares a manifest.
   *
   * @throws RefusedManifest when YAML cannot be read
   */
  static SentManifest of(ManifestSource.Text source) throws RefusedManifest {
    if (source instanceof ManifestSource.JsonText text) {
      return new SentManifest(source, text.json(), null);
    }
    try {
      return new SentManifest(
          source, ManifestTree.of(source).root().toString(), TextOutline.of(source));
    } catch (JsonSyntaxException e) {
      throw new RefusedManifest(e.getMessage(), Diagnostics.of(List.of(syntax(e))));
    }
  }

  /** A text that cannot be read, as a finding. */
  static Diagnostic syntax(JsonSyntaxException e) {
    return new Diagnostic(
        e.code(),
        Severity.ERROR,
        e.getMessage(),
        "",
        e.position().line(),
        e.position().column(),
        "",
        e.excerpt(),
        List.of(),
        List.of(),
        List.of());
  }

  String json() {
    return json;
  }

  /** Findings with their places in the text as it was given. */
  Diagnostics placed(Diagnostics received) {
    return outline == null
        ? received
        : new Diagnostics(
            received.reported().stream().map(this::placed).toList(), received.total());
  }

  private Diagnostic placed(Diagnostic received) {
    Position position = position(received.pointer(), isAboutKey(received.code()));
    return new Diagnostic(
        received.code(),
        received.severity(),
        received.message(),
        received.pointer(),
        position.line(),
        position.column(),
        received.within(),
        received.received(),
        received.accepted(),
        received.suggestions(),
        received.fixes());
  }

  private static boolean isAboutKey(DiagnosticCode code) {
    return code == DiagnosticCode.UNKNOWN_MEMBER || code == DiagnosticCode.UNKNOWN_PARAMETER;
  }

  /** Of the value or its key, or of the nearest value around it that exists. */
  private Position position(String pointer, boolean key) {
    OutlineNode node = outline;
    if (!pointer.isEmpty()) {
      for (String token : pointer.substring(1).split("/", -1)) {
        OutlineNode child = child(node, token.replace("~1", "/").replace("~0", "~"));
        if (child == null) {
          break;
        }
        node = child;
      }
    }
    return Position.of(source.text(), key && node.hasKey() ? node.keyStart() : node.start());
  }

  private static OutlineNode child(OutlineNode node, String token) {
    if (node.kind() == OutlineNode.Kind.ARRAY) {
      boolean index = token.matches("[0-9]{1,6}");
      return index && Integer.parseInt(token) < node.children().size()
          ? node.children().get(Integer.parseInt(token))
          : null;
    }
    return node.children().stream()
        .filter(child -> child.name().equals(token))
        .findFirst()
        .orElse(null);
  }
}
